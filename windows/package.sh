# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the program and packs it with all it needs. Part of script/windows.

version() { sed -n "s/^  version: '\(.*\)',/\1/p" meson.build | head -n 1; }

# What all of a package is dated to, so that the same input makes the same bytes.
package_time() {
  if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then
    printf '%s\n' "$SOURCE_DATE_EPOCH"
  else
    git log -1 --format=%ct 2>/dev/null || stat -c %Y meson.build
  fi
}

# build_program [enabled|disabled]: with the window or without.
build_program() {
  local gui=${1:-enabled}
  say "プログラム / program ($build)"
  SOURCE_DATE_EPOCH=$(package_time)
  export SOURCE_DATE_EPOCH
  if [ ! -f "$build/build.ninja" ]; then
    mkdir -p "$build"
    sed "s|@ROOT@|$sysroot$prefix|g; s|@SOURCE@|$root|g; s|@CACHE@|$cache|g
      s|@UP@|$(realpath --relative-to="$build" .)|g" windows/program.ini.in > "$build/program.ini"
    meson setup "$build" --cross-file "$cache/tools/cross.ini" --cross-file "$build/program.ini" \
      --prefix=$prefix --buildtype=debugoptimized --wrap-mode=nodownload -Dgui="$gui"
  fi
  ninja -C "$build" -j"$jobs"
}

# The DLLs that a program or DLL names. Those of Windows are not in the sysroot.
dlls_of() { $host-objdump -p "$1" | sed -n 's/^\tDLL Name: //p'; }

# Every DLL that $stage's programs need, and what those need.
collect_dlls() {
  local stage=$1 queue=("$1"/*.exe) file name missing=0
  while [ ${#queue[@]} -gt 0 ]; do
    file=${queue[0]}
    queue=("${queue[@]:1}")
    while read -r name; do
      [ ! -f "$stage/$name" ] || continue
      if [ -f "$sysroot$prefix/bin/$name" ]; then
        cp "$sysroot$prefix/bin/$name" "$stage/$name"
        queue+=("$stage/$name")
      elif ! grep -qixF "$name" windows/system-dlls; then
        say "  $(basename "$file") needs $name, which is nowhere" >&2
        missing=1
      fi
    done < <(dlls_of "$file")
  done
  [ $missing -eq 0 ]
}

# has_dll_of STAGE PACKAGE: whether any DLL of a library is in the package.
has_dll_of() {
  local dll
  for dll in "$2$prefix"/bin/*.dll; do
    [ ! -f "$1/$(basename "$dll")" ] || return 0
  done
  return 1
}

collect_licences() {
  local stage=$1 to=$1/share/licenses name source version key package
  mkdir -p "$to"/{icons,runtime,gcc-runtime}
  cp COPYING "$stage/COPYING.txt"
  {
    printf 'このソフトウェアは、次のライブラリーを含みます。ライセンスはこのフォルダーにあります。\r\n'
    printf 'ソースは、この版のDebianのソースパッケージです（https://www.debian.org/distrib/packages）。\r\n'
    printf 'This software contains these libraries; their licences are in this folder. Their sources\r\n'
    printf 'are the Debian source packages named here (https://www.debian.org/distrib/packages).\r\n\r\n'
    while IFS=$'\t' read -r name source version key; do
      package=$cache/packages/$name-$version-$key
      has_dll_of "$stage" "$package" || continue
      cp -r "$package$prefix/share/licenses/$name" "$to/"
      printf '%-12s  %-20s %s\r\n' "$name" "${source/#-/libz-mingw-w64}" "$version"
    done < "$cache/libraries.tsv"
    printf '%-12s  %-20s %s\r\n' gcc-runtime gcc-mingw-w64 "$(source_version gcc-mingw-w64-x86-64-win32)"
    printf '%-12s  %-20s %s\r\n' runtime mingw-w64 "$(source_version mingw-w64-x86-64-dev)"
    printf '%-12s  %-20s %s\r\n' icons adwaita-icon-theme "$(source_version adwaita-icon-theme)"
  } > "$to/SOURCES.txt"
  find "$to" -name source.tsv -delete
  cp /usr/share/doc/adwaita-icon-theme/copyright "$to/icons/"
  # What the compiler puts into every program: the start-up code and threads; libgcc and the stack protector.
  cp /usr/share/doc/mingw-w64-x86-64-dev/copyright "$to/runtime/"
  cp /usr/share/doc/gcc-mingw-w64-x86-64-win32/copyright "$to/gcc-runtime/"
}

# The source's, which a binary package's need not be.
source_version() { dpkg-query -W -f '${source:Version}' "$1"; }

# The folder that is zipped and installed.
stage_program() {
  local stage=$1 whole=$build/install language domain
  rm -rf "$stage" "$whole"
  mkdir -p "$stage/share/locale"
  DESTDIR=$(cd "$build" && pwd)/install meson install -C "$build" --no-rebuild --quiet
  cp "$whole$prefix"/bin/*.exe "$stage/"
  cp "$sysroot$prefix"/bin/gspawn-win64-helper*.exe "$stage/"
  collect_dlls "$stage" || fail "the package would not start"
  cp -r "$whole$prefix/share/madoguchi" "$stage/share/"
  cp -r "$whole$prefix/share/locale/." "$stage/share/locale/"
  for language in ja; do
    for domain in glib20 gtk40 libadwaita; do
      cp "$sysroot$prefix/share/locale/$language/LC_MESSAGES/$domain.mo" \
        "$stage/share/locale/$language/LC_MESSAGES/"
    done
  done
  mkdir -p "$stage/share/glib-2.0/schemas"
  cp "$sysroot$prefix"/share/glib-2.0/schemas/org.gtk.gtk4.*.xml data/*.gschema.xml \
    "$stage/share/glib-2.0/schemas/"
  glib-compile-schemas "$stage/share/glib-2.0/schemas"
  rm "$stage"/share/glib-2.0/schemas/*.xml
  # For an administrator: to be copied to PolicyDefinitions.
  python3 windows/make-policy.py data/*.gschema.xml po/en.po "$stage/policy"
  collect_licences "$stage"
  $host-strip "$stage"/*.exe "$stage"/*.dll
  find "$stage" -type f -exec chmod 644 {} + -o -type d -exec chmod 755 {} +
  find "$stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

files_in() { (cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort); }
folders_in() { (cd "$1" && find . -mindepth 1 -type d -printf '%P\n' | LC_ALL=C sort); }

# bytes_in FOLDER: what its files hold; a folder's own size is another one on every file system.
bytes_in() { find "$1" -type f -printf '%s\n' | awk '{ n += $1 } END { print n }'; }

# What the installer puts there, and what the uninstaller takes away: each file, then each folder,
# the deepest first. In a fixed order, which "File /r" has not.
list_files() {
  local stage=$1 folder
  echo '!macro InstallFiles'
  { echo .; folders_in "$stage"; } | while read -r folder; do
    echo "$folder" | tr / '\\' | sed 's/.*/  SetOutPath "$INSTDIR\\&"/; s/\\\."$/"/'
    (cd "$stage/$folder" && find . -maxdepth 1 -type f -printf '%P\n' | LC_ALL=C sort) \
      | sed "s|.*|  File \"$stage/$folder/&\"|"
  done
  echo '!macroend'
  echo '!macro RemoveFiles'
  files_in "$stage" | tr / '\\' | sed 's/.*/  Delete "$INSTDIR\\&"/'
  folders_in "$stage" | tac | tr / '\\' | sed 's/.*/  RMDir "$INSTDIR\\&"/'
  echo '!macroend'
}

tell_size() { printf '  %-44s %6.1f MB\n' "$1" "$(awk -v b="$2" 'BEGIN { print b / 1e6 }')"; }

make_package() {
  local name stage files
  name=madoguchi-$(version)
  stage=$(cd "$build" && pwd)/package/$name
  files=$(cd "$build" && pwd)/package/files.nsh
  say "パッケージ / package ($dist)"
  stage_program "$stage"
  mkdir -p "$dist"
  rm -f "$dist/$name-windows-x86_64.zip" "$dist/$name-windows-x86_64-setup.exe"
  (cd "$stage/.." && find "$name" | LC_ALL=C sort | TZ=UTC zip -q -X -@ "$name.zip.part")
  mv "$stage/../$name.zip.part" "$dist/$name-windows-x86_64.zip" 2>/dev/null \
    || mv "$stage/../$name.zip.part.zip" "$dist/$name-windows-x86_64.zip"
  list_files "$stage" > "$files"
  makensis -V2 -NOCD -INPUTCHARSET UTF8 -DVERSION="$(version)" -DFILES="$files" \
    -DICON="$(cd "$build" && pwd)/windows/madoguchi.ico" \
    -DSIZE_KB="$(($(bytes_in "$stage") / 1024))" \
    -DOUTPUT="$(cd "$dist" && pwd)/$name-windows-x86_64-setup.exe" windows/installer.nsi
  tell_size "$name-windows-x86_64.zip" "$(stat -c %s "$dist/$name-windows-x86_64.zip")"
  tell_size "$name-windows-x86_64-setup.exe" \
    "$(stat -c %s "$dist/$name-windows-x86_64-setup.exe")"
  tell_size "installed ($(ls "$stage"/*.dll | wc -l) DLLs)" \
    "$(bytes_in "$stage")"
}
