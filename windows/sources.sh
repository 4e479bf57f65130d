# SPDX-License-Identifier: GPL-3.0-or-later
# Fetches, unpacks and patches Debian's source packages. Part of script/windows.
#
# The package lists are private ones below the cache, so that the system's stay as they are; apt
# checks their signatures with Debian's own keys.

mirror=${MADO_DEBIAN_MIRROR:-http://deb.debian.org/debian}
mirror_security=${MADO_DEBIAN_SECURITY_MIRROR:-http://deb.debian.org/debian-security}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# apt_with LIST ARGUMENT…: an apt tool that knows the lists of $cache/apt/LIST only. A server that
# stumbles is asked again.
apt_with() {
  local folder=$cache/apt/$1 tool=$2
  shift 2
  "$tool" -o Dir::Etc::sourcelist="$folder/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$folder/lists" -o Dir::Cache="$folder/cache" \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=5 -o Acquire::http::Timeout=60 "$@"
}

# prepare_list LIST LINE…: writes and reads the lists when they are older than a day.
prepare_list() {
  local folder=$cache/apt/$1 list=$1
  shift
  mkdir -p "$folder"/{lists,cache/archives}/partial
  printf '%s\n' "$@" > "$folder/sources.list.new"
  if cmp -s "$folder/sources.list.new" "$folder/sources.list" \
    && [ -n "$(find "$folder/read" -mmin -1440 2>/dev/null)" ]; then
    return
  fi
  mv "$folder/sources.list.new" "$folder/sources.list"
  # Without this option apt is content with half of the lists.
  apt_with "$list" apt-get update -qq -o APT::Update::Error-Mode=any >&2 && touch "$folder/read"
}

# "bookworm" is Debian 12; "later" is for a library whose tarball its mirrors do not have (any more).
prepare_lists_of() { # LIST
  case $1 in
    bookworm)
      prepare_list bookworm \
        "deb-src [signed-by=$keyring] $mirror bookworm main" \
        "deb-src [signed-by=$keyring] $mirror_security bookworm-security main" ;;
    later)
      prepare_list later "deb-src [signed-by=$keyring] $mirror sid main" ;;
  esac
}

# versions LIST SOURCE: newest first.
versions() {
  apt_with "$1" apt-cache showsrc --only-source "$2" 2>/dev/null \
    | awk '/^Version: / { print $2 }' | sort -u \
    | while read -r version; do printf '%s\n' "$version"; done | sort -rV
}

# fetch_into LIST SOURCE VERSION FOLDER: 0 with everything, 2 with the tarball only, 1 with nothing.
fetch_into() {
  local list=$1 source=$2 version=$3 folder=$4 log=$cache/logs/fetch.log
  mkdir -p "$folder"
  (
    cd "$folder"
    apt_with "$list" apt-get source -qq --download-only "$source=$version" >> "$log" 2>&1
  ) && return 0
  (
    cd "$folder"
    apt_with "$list" apt-get source -qq --download-only --tar-only "$source=$version" >> "$log" 2>&1
  ) && return 2
  return 1
}

# fetch SOURCE: the newest version that can be had whole, else the newest whose tarball can; leaves
# it in $cache/sources/SOURCE/VERSION and prints VERSION. A version that is there already and is
# the newest one whole is not fetched again.
fetch() {
  local source=$1 list version folder tarball_only=
  for list in bookworm later; do
    prepare_lists_of "$list" || fail "the lists of Debian's sources cannot be read"
    for version in $(versions "$list" "$source"); do
      folder=$cache/sources/$source/$version
      [ -e "$folder/whole" ] && { printf '%s\n' "$version"; return; }
      rm -rf "$folder.part"
      local had=0
      fetch_into "$list" "$source" "$version" "$folder.part" || had=$?
      case $had in
        0)
          touch "$folder.part/whole"
          rm -rf "$folder"
          mv "$folder.part" "$folder"
          printf '%s\n' "$version"
          return ;;
        2)
          if [ -z "$tarball_only" ]; then
            tarball_only=$version
            rm -rf "$folder"
            mv "$folder.part" "$folder"
          fi ;;
      esac
      rm -rf "$folder.part"
    done
    [ -z "$tarball_only" ] || break
  done
  [ -n "$tarball_only" ] || fail "$source: no tarball to be had (see $cache/logs/fetch.log)"
  say "  $source $tarball_only: Debian's patches are not to be had; built without them" >&2
  printf '%s\n' "$tarball_only"
}

# unpack SOURCE VERSION FOLDER: the tarballs, and Debian's patches applied. All files get one time,
# the version's own, so that no build tool believes that something is to be made again.
unpack() {
  local source=$1 version=$2 folder=$3 from=$cache/sources/$1/$2 tarball patched=no patch
  mkdir -p "$folder"
  for tarball in "$from"/*.orig.tar.*; do
    case $tarball in *.asc) ;; *) tar -x --strip-components=1 -C "$folder" -f "$tarball" ;; esac
  done
  for tarball in "$from"/*.orig-*.tar.*; do
    [ -e "$tarball" ] || continue
    case $tarball in *.asc) continue ;; esac
    local component=${tarball##*.orig-}
    mkdir -p "$folder/${component%.tar.*}"
    tar -x --strip-components=1 -C "$folder/${component%.tar.*}" -f "$tarball"
  done
  if compgen -G "$from/*.debian.tar.*" >/dev/null; then
    rm -rf "$folder/debian"
    tar -x -C "$folder" -f "$from"/*.debian.tar.*
    patched=yes
  elif compgen -G "$from/*.diff.gz" >/dev/null; then
    gzip -dc "$from"/*.diff.gz | patch -s -p1 -d "$folder"
    patched=yes
  fi
  if [ -f "$folder/debian/patches/series" ]; then
    while read -r patch _; do
      case $patch in ''|'#'*) continue ;; esac
      patch -s -p1 -d "$folder" < "$folder/debian/patches/$patch"
    done < "$folder/debian/patches/series"
  fi
  source_epoch=$(source_time "$folder")
  find "$folder" -exec touch -h -d "@$source_epoch" {} +
  [ $patched = yes ]
}

# When Debian's version was made, or the newest file where that is not known.
source_time() {
  local line
  if [ -f "$1/debian/changelog" ]; then
    line=$(sed -n '/^ -- /{s/^.*>  //p;q}' "$1/debian/changelog")
    date -u -d "$line" +%s
  else
    find "$1" -type f -printf '%T@\n' | sort -n | tail -n 1 | cut -d. -f1
  fi
}
