# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a stand-in for org.gnome.Platform//51 and org.gnome.Sdk//51 from Debian's packages, for where
# GNOME's own runtime is not to be had. Part of script/flatpak.
#
# It is not GNOME's runtime: GTK and libadwaita are of the same versions, all else is Debian's. An
# application that is built with it is for trying, never for giving away.

# The suite with GNOME 51's GTK (4.24) and libadwaita (1.10).
suite=${MADO_FLATPAK_SUITE:-forky}

# Of what the real one has, what the program uses. Neither has pcsc-lite, qrencode or libical; no font of the
# stand-in has Japanese, so that what is seen are the host's.
platform_packages="adwaita-icon-theme ca-certificates dconf-gsettings-backend fontconfig fonts-dejavu-core
  glib-networking gsettings-desktop-schemas libadwaita-1-0 libglib2.0-bin libgnutls30t64 libgtk-4-1
  libjson-glib-1.0-0 librsvg2-common locales shared-mime-info tzdata"
sdk_packages="appstream appstream-compose binutils desktop-file-utils flex gcc gettext libadwaita-1-dev
  libc6-dev libcairo2-dev libglib2.0-dev libgnutls28-dev libgtk-4-bin libgtk-4-dev libjson-glib-dev
  libpango1.0-dev librsvg2-bin libxml2-utils make meson ninja-build patch perl pkgconf python3"

# In a mount namespace of its own: nothing stays mounted.
in_stand_in() {
  # shellcheck disable=SC2016
  unshare --mount sh -c 'mount -t proc proc "$0/proc" 2> /dev/null || mount --bind /proc "$0/proc"
    exec chroot "$0" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive "$@"' "$cache/root" "$@"
}

install_in_stand_in() {
  in_stand_in apt-get install -y -qq --no-install-recommends "$@" >> "$cache/stand-in.log" 2>&1
}

bootstrap() {
  # One that was broken off may have /proc mounted.
  rm -rf --one-file-system "$cache/root"
  # Debian 12's debootstrap does not know later suites by name; they are made as sid is.
  debootstrap --variant=minbase "$suite" "$cache/root" "$mirror" /usr/share/debootstrap/scripts/sid \
    > "$cache/stand-in.log" 2>&1 || return 1
  cp /etc/resolv.conf "$cache/root/etc/"
  printf 'force-unsafe-io\npath-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\n' \
    > "$cache/root/etc/dpkg/dpkg.cfg.d/stand-in"
  printf '#!/bin/sh\nexit 101\n' > "$cache/root/usr/sbin/policy-rc.d"
  chmod 755 "$cache/root/usr/sbin/policy-rc.d"
}

# As Flatpak wants a runtime: /usr is files/, /etc is files/etc. The files are those of the root by
# another name: one is taken away or put there, never changed.
lay_out() { # Platform|Sdk, folder
  local files=$2/files
  rm -rf "$2"
  mkdir -p "$2"
  cp -al "$cache/root/usr" "$files"
  cp -al "$cache/root/etc" "$files/etc"
  rm -rf "$files"/etc/{group,gshadow,passwd,shadow}* "$files"/etc/{machine-id,resolv.conf} "${files:?}/lib64"
  # Meson takes a folder /usr/lib64 for the place of libraries; freedesktop's own is told otherwise.
  ln -s lib/x86_64-linux-gnu "${files:?}/lib64"
  # Where Flatpak shows the host's fonts.
  printf '%s\n' '<?xml version="1.0"?>' '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">' '<fontconfig>' \
    '<include ignore_missing="yes">/run/host/font-dirs.xml</include>' '<dir>/run/host/fonts</dir>' \
    '</fontconfig>' > "$files/etc/fonts/conf.d/50-flatpak.conf"
  echo "This is a stand-in made from Debian $suite, not GNOME's runtime." > "$files/STAND-IN"
  printf '[Runtime]\nname=org.gnome.%s\nruntime=org.gnome.Platform/x86_64/51\nsdk=org.gnome.Sdk/x86_64/51\n' \
    "$1" > "$2/metadata"
}

# flatpak-builder 1.2 (Debian 12) asks for a program of appstream-glib, and moves the metainfo to where
# AppStream no longer looks. This does what later ones do.
add_compose() { # folder
  cat > "$1/files/bin/appstream-compose" <<'COMPOSE'
#!/bin/sh
set -e
for id; do :; done
cd /app/share
if [ -d appdata ]; then
  mkdir -p metainfo
  mv "appdata/$id.appdata.xml" "metainfo/$id.metainfo.xml"
  rmdir appdata
fi
exec appstreamcli compose --no-net --prefix=/ --origin="$id" --components="$id" --result-root=/app \
  --data-dir=/app/share/app-info/xmls --icons-dir=/app/share/app-info/icons/flatpak /app
COMPOSE
  chmod 755 "$1/files/bin/appstream-compose"
}

export_runtime() { # Platform|Sdk, folder
  flatpak build-export --runtime --files=files --disable-fsync --no-update-summary \
    --subject="stand-in from Debian $suite, not GNOME's runtime" "$cache/repo" "$2" 51 >> "$cache/stand-in.log"
  rm -rf "$2"
}

fill_stand_in() {
  local folder=$cache/runtime
  bootstrap
  # shellcheck disable=SC2086
  install_in_stand_in $platform_packages
  for language in en_US ja_JP; do
    in_stand_in localedef -i $language -f UTF-8 $language.UTF-8
  done
  ostree init --repo="$cache/repo" --mode=bare-user-only
  lay_out Platform "$folder"
  export_runtime Platform "$folder"
  # shellcheck disable=SC2086
  install_in_stand_in $sdk_packages
  lay_out Sdk "$folder"
  add_compose "$folder"
  export_runtime Sdk "$folder"
  flatpak build-update-repo "$cache/repo" >> "$cache/stand-in.log"
  flatpak --user remote-add --no-gpg-verify stand-in "$cache/repo"
  flatpak --user install -y --noninteractive stand-in org.gnome.Platform//51 org.gnome.Sdk//51 \
    >> "$cache/stand-in.log"
  rm -rf "$cache/root"
}

# Kept for a week, and as long as this file stays as it is.
make_stand_in() {
  local key
  key="$suite $(sha256sum flatpak/stand-in.sh | cut -c 1-12)"
  if [ "$(cat "$cache/stand-in" 2> /dev/null)" = "$key" ] && [ -n "$(find "$cache/stand-in" -mtime -7)" ]; then
    return
  fi
  [ "$(id -u)" = 0 ] || fail "the stand-in for GNOME's runtime is made by root (debootstrap, chroot)"
  say "GNOME 51の代わりをDebian $suite から作ります(本物ではありません) / a stand-in for GNOME's runtime"
  rm -rf "$cache"/{stand-in,repo,user,runtime}
  # Not as a condition: set -e would be without effect inside.
  trap 'tail -n 30 "$cache/stand-in.log" >&2' EXIT
  fill_stand_in
  trap - EXIT
  echo "$key" > "$cache/stand-in"
}
