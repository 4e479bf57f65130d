# SPDX-License-Identifier: GPL-3.0-or-later
# The libraries in the order of their building, and what makes one to be built again. Part of
# script/windows.

# What the layers up to export/ and the terminal program need; the rest is the window's.
core_libraries="zlib libffi pcre2 libintl glib gmp nettle libtasn1 gnutls json_glib libpng
  pixman cairo fribidi harfbuzz pango qrencode"

# NAME SOURCE-PACKAGE NEEDED…; a dash for a source that is not fetched.
library_list() {
  cat <<'LIST'
zlib -
libffi libffi
pcre2 pcre2
libintl gettext
glib glib2.0 zlib libffi pcre2 libintl
gmp gmp
nettle nettle gmp
libtasn1 libtasn1-6
gnutls gnutls28 gmp nettle libtasn1
json_glib json-glib glib
libpng libpng1.6 zlib
pixman pixman
cairo cairo glib libpng pixman
fribidi fribidi
harfbuzz harfbuzz glib
pango pango1.0 glib cairo fribidi harfbuzz
qrencode qrencode
libjpeg libjpeg-turbo
tiff tiff zlib libjpeg
gdk_pixbuf gdk-pixbuf glib libpng libjpeg tiff
graphene graphene glib
libepoxy libepoxy
gtk gtk4 glib pango cairo gdk_pixbuf graphene libepoxy
libadwaita libadwaita-1 gtk fribidi
LIST
}

make_tools() {
  mkdir -p "$cache"/{tools/lib,logs,packages,sources}
  # The stack protector's part as a static library, found before the DLL's. No library may export
  # it (--exclude-libs), or whoever uses that library would have it twice.
  cp "$($host-gcc -print-file-name=libssp.a)" "$cache/tools/lib/libssp.a"
  # Knows the sysroot and nothing else, and goes by where a file is instead of what it says; but it
  # makes one slash of two (cross.ini.in).
  cat > "$cache/tools/pkg-config" <<TOOL
#!/bin/sh
unset PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
export PKG_CONFIG_LIBDIR='$sysroot$prefix/lib/pkgconfig:$sysroot$prefix/share/pkgconfig'
said=\$(/usr/bin/pkg-config --define-prefix "\$@") || exit
[ -z "\$said" ] || printf '%s\n' "\$said" | sed 's|-L//*|-L//|g'
TOOL
  chmod +x "$cache/tools/pkg-config"
  sed "s|@ROOT@|$sysroot$prefix|g; s|@CACHE@|$cache|g; s|@HOST@|$host|g" \
    windows/cross.ini.in > "$cache/tools/cross.ini"
  sed "s|@ROOT@|$sysroot$prefix|g; s|@CACHE@|$cache|g; s|@HOST@|$host|g" \
    windows/toolchain.cmake.in > "$cache/tools/toolchain.cmake"
}

# What the built files depend on: the version, the recipe, the tools' settings, the libraries below.
library_key() { # name, version, key of a needed library…
  local name=$1
  {
    printf '%s\n' "$@"
    declare -f "build_$name" autotools make_in with_meson with_cmake compiler_flags unpack
    cat windows/cross.ini.in windows/toolchain.cmake.in
    $host-gcc -dumpfullversion
  } | sha256sum | cut -c 1-12
}

version_of_library() { # name, source
  if [ "$2" = - ]; then
    dpkg-query -W -f '${Version}' libz-mingw-w64-dev
  else
    fetch "$2"
  fi
}

# Compiles one library into $cache/packages/…; runs in a subshell whose output is the log.
compile_library() { # name, source, version, destination
  local work=$cache/build/$1 source=$cache/build/$1/source
  rm -rf "$work" "$4.part"
  mkdir -p "$work/build" "$4.part"
  export DESTDIR=$4.part LC_ALL=C.UTF-8 TZ=UTC
  # A library must not find the builder's own ones.
  unset PKG_CONFIG_PATH PKG_CONFIG_LIBDIR CFLAGS CXXFLAGS CPPFLAGS LDFLAGS
  local patches=none
  if [ "$2" != - ]; then
    if unpack "$2" "$3" "$source"; then patches=debian; fi
    export SOURCE_DATE_EPOCH=$source_epoch
  fi
  cd "$work/build"
  "build_$1"
  # libtool's files name folders that are not there.
  find "$DESTDIR" -name '*.la' -delete
  keep_licences "$1" "$2" "$3" "$patches"
  cd /
  mv "$4.part" "$4"
  rm -rf "$work"
}

# The texts that have to go with the DLLs, and where their sources come from.
keep_licences() { # name, source, version, patches
  local to=$DESTDIR$prefix/share/licenses/$1 file
  mkdir -p "$to"
  if [ "$2" = - ]; then
    cp /usr/share/doc/libz-mingw-w64-dev/copyright "$to/copyright"
    printf 'libz-mingw-w64\t%s\tdebian\n' "$3" > "$to/source.tsv"
    return
  fi
  for file in "$source"/{COPYING*,LICENSE*,LICENCE*,gettext-runtime/COPYING*,gettext-runtime/intl/COPYING*,debian/copyright}; do
    [ ! -f "$file" ] || cp "$file" "$to/"
  done
  [ -n "$(ls -A "$to")" ] || { echo "no licence found" >&2; return 1; }
  printf '%s\t%s\t%s\n' "$2" "$3" "$4" > "$to/source.tsv"
}

add_to_sysroot() { cp -al --remove-destination "$1/." "$sysroot/"; }

build_library() { # name, source, version, key
  local destination=$cache/packages/$1-$3-$4 log=$cache/logs/$1.log start=$SECONDS status=0
  if [ -d "$destination" ]; then
    add_to_sysroot "$destination"
    return
  fi
  printf '  %-12s %s … ' "$1" "$3"
  # Not as a condition: set -e would be without effect inside.
  set +e
  (set -e; compile_library "$1" "$2" "$3" "$destination") > "$log" 2>&1
  status=$?
  set -e
  if [ $status -ne 0 ]; then
    say "failed"
    tail -n 25 "$log" >&2
    fail "$1 $3 could not be built; all its output is in $log"
  fi
  say "$((SECONDS - start)) s"
  add_to_sysroot "$destination"
}

# build_libraries [core]: all, or those that the terminal program needs.
build_libraries() {
  local which=${1:-all} name source needed version key one keys
  declare -A key_of=()
  make_tools
  say "Windows の土台 / libraries ($cache)"
  rm -rf "$sysroot" "$cache/libraries.tsv"
  mkdir -p "$sysroot$prefix"
  : > "$cache/libraries.part"
  while read -r name source needed; do
    case " ${core_libraries//$'\n'/ } " in *" $name "*) ;; *) [ "$which" = all ] || continue ;; esac
    version=$(version_of_library "$name" "$source")
    keys=()
    for one in $needed; do keys+=("${key_of[$one]}"); done
    key=$(library_key "$name" "$version" ${keys[@]+"${keys[@]}"})
    key_of[$name]=$key
    build_library "$name" "$source" "$version" "$key" < /dev/null
    printf '%s\t%s\t%s\t%s\n' "$name" "$source" "$version" "$key" >> "$cache/libraries.part"
  done < <(library_list)
  mv "$cache/libraries.part" "$cache/libraries.tsv"
}

# Whether the sysroot holds all libraries, as these recipes make them, of the versions that were
# fetched last. Asks nobody whether there are newer ones.
have_all_libraries() {
  local name source needed version key one keys
  declare -A key_of=()
  [ -f "$cache/libraries.tsv" ] && [ -d "$sysroot$prefix" ] || return 1
  while read -r name source needed; do
    version=$(awk -F '\t' -v name="$name" '$1 == name { print $3 }' "$cache/libraries.tsv")
    keys=()
    for one in $needed; do keys+=("${key_of[$one]}"); done
    key=$(library_key "$name" "$version" ${keys[@]+"${keys[@]}"})
    key_of[$name]=$key
    [ -d "$cache/packages/$name-$version-$key" ] || return 1
  done < <(library_list)
}

need_libraries() {
  make_tools
  have_all_libraries || fail "not all libraries are built as they are now: script/windows libraries"
}
