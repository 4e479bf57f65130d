# SPDX-License-Identifier: GPL-3.0-or-later
# How each library is built. Part of script/windows.
#
# build_NAME runs in an empty folder beside the unpacked source ($source), with the libraries it
# needs in $sysroot, and installs below $DESTDIR/$prefix. Every option that differs from a library's
# own choice is there because the program does not need that part or mingw-w64 has no such thing.

# No file of a real system lies there. A library never looks into it: GLib and GTK find their data
# from where their DLL is, and pkg-config is told to go by where its file is.
prefix=/madoguchi
host=x86_64-w64-mingw32

# The flags of everything. libtool drops -static-libgcc from LDFLAGS, hence as part of the compiler.
# libintl and libjpeg have no file for pkg-config: hence the sysroot's headers, after all others.
compiler_flags() {
  printf '%s' "-idirafter $sysroot$prefix/include -O2 -g0 -fstack-protector-strong -ffile-prefix-map=$PWD/=" \
    " -ffile-prefix-map=$source/="
}

autotools() { # configure argument…
  "$source/configure" --build=x86_64-linux-gnu --host=$host --prefix=$prefix \
    --enable-shared --disable-static --disable-dependency-tracking \
    CC="$host-gcc -static-libgcc" CXX="$host-g++ -static-libgcc -static-libstdc++" \
    CFLAGS="$(compiler_flags)" CXXFLAGS="$(compiler_flags)" \
    CPPFLAGS="-I$sysroot$prefix/include" LDFLAGS="-Wl,--exclude-libs,libssp.a -L$cache/tools/lib -L$sysroot$prefix/lib" \
    PKG_CONFIG="$cache/tools/pkg-config" "$@"
}

make_in() { # folder, make argument…
  local folder=$1
  shift
  make -C "$folder" -j"$jobs" "$@"
  make -C "$folder" "$@" DESTDIR="$DESTDIR" install
}

with_meson() { # meson argument…
  meson setup "$source" --cross-file "$cache/tools/cross.ini" --prefix=$prefix --libdir=lib \
    --buildtype=plain --default-library=shared --wrap-mode=nodownload -Dc_args="$(compiler_flags)" \
    -Dcpp_args="$(compiler_flags)" "$@"
  ninja -j"$jobs"
  DESTDIR=$DESTDIR meson install --no-rebuild
}

with_cmake() { # cmake argument…
  cmake "$source" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$cache/tools/toolchain.cmake" \
    -DCMAKE_INSTALL_PREFIX=$prefix -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_C_FLAGS="$(compiler_flags)" -DCMAKE_CXX_FLAGS="$(compiler_flags)" \
    -DBUILD_SHARED_LIBS=ON "$@"
  ninja -j"$jobs"
  DESTDIR=$DESTDIR ninja install
}

build_zlib() { # Debian has it for mingw-w64 as a binary
  local from=/usr/$host to=$DESTDIR$prefix
  mkdir -p "$to"/{bin,lib/pkgconfig,include}
  cp "$from"/lib/libz.dll.a "$to/lib"
  cp "$from"/include/{zlib,zconf}.h "$to/include"
  cp "$(dpkg -L libz-mingw-w64 | grep "$host.*/zlib1.dll\$")" "$to/bin"
  sed "s|^prefix=.*|prefix=$prefix|; s|^exec_prefix=.*|exec_prefix=\${prefix}|
    s|^libdir=.*|libdir=\${prefix}/lib|; s|^includedir=.*|includedir=\${prefix}/include|
    s|^sharedlibdir=.*|sharedlibdir=\${prefix}/lib|" \
    "$from/lib/pkgconfig/zlib.pc" > "$to/lib/pkgconfig/zlib.pc"
}

build_libffi() {
  autotools --disable-docs --disable-multi-os-directory
  make_in .
}

build_pcre2() {
  with_cmake -DBUILD_STATIC_LIBS=OFF -DPCRE2_SUPPORT_JIT=ON -DPCRE2_BUILD_TESTS=OFF \
    -DPCRE2_BUILD_PCRE2GREP=OFF
}

build_libintl() {
  local top=$source
  source=$top/gettext-runtime
  autotools --enable-threads=windows --enable-relocatable --without-libiconv-prefix \
    --disable-java --disable-csharp --disable-libasprintf --disable-curses
  source=$top
  make_in intl
}

build_glib() {
  with_meson -Dtests=false -Dman=false -Dlibmount=disabled -Dselinux=disabled -Dnls=enabled \
    -Dglib_debug=disabled
}

build_gmp() {
  # Debian's tarball is without the documentation, which configure asks for.
  mkdir -p "$source/doc"
  printf 'all install install-am:\n' > "$source/doc/Makefile.in"
  # Without C++ libtool takes an unknown C++ compiler for Microsoft's, and for C as well.
  ABI=64 autotools CC_FOR_BUILD=gcc --enable-fat --disable-cxx CXX=no
  make_in .
}

build_nettle() {
  autotools --enable-fat --disable-openssl --disable-documentation --libdir=$prefix/lib \
    --with-include-path="$sysroot$prefix/include" --with-lib-path="$sysroot$prefix/lib"
  make_in .
}

build_libtasn1() {
  autotools --disable-doc
  make_in lib
}

build_gnutls() {
  (cd "$source" && autoreconf -fi)
  autotools --with-included-unistring --without-p11-kit --without-idn --without-brotli \
    --without-zstd --without-zlib --without-tpm --without-tpm2 --disable-doc --disable-tests \
    --disable-tools --disable-cxx --disable-guile --disable-libdane --disable-nls \
    --enable-threads=windows
  make_in .
}

build_libpng() {
  autotools --disable-tools
  make_in .
}

build_libjpeg() {
  # Its own version of GNUInstallDirs takes a relative folder for one below the build.
  with_cmake -DENABLE_STATIC=OFF -DWITH_TURBOJPEG=OFF -DCMAKE_INSTALL_LIBDIR=$prefix/lib
}

build_tiff() {
  with_cmake -Djbig=OFF -Dlerc=OFF -Dlibdeflate=OFF -Dlzma=OFF -Dwebp=OFF -Dzstd=OFF -Dcxx=OFF \
    -Dtiff-tools=OFF -Dtiff-tests=OFF -Dtiff-contrib=OFF -Dtiff-docs=OFF -Dtiff-opengl=OFF
}

build_pixman() {
  with_meson -Dtests=disabled -Dopenmp=disabled -Dgtk=disabled -Dlibpng=disabled
}

build_cairo() {
  autotools --disable-xlib --disable-xcb --disable-ft --disable-fc --enable-win32 \
    --enable-win32-font --enable-png --enable-gobject --without-x --disable-gtk-doc \
    --disable-trace --disable-interpreter
  # mingw-w64's libssp, which this wants, is not there.
  find . -name Makefile -exec sed -i 's/-Wp,-D_FORTIFY_SOURCE=2//g' {} +
  make_in src
  make_in util/cairo-gobject
}

build_fribidi() {
  with_meson -Ddocs=false
}

build_harfbuzz() {
  with_meson -Dgdi=enabled -Dglib=enabled -Dfreetype=disabled -Dicu=disabled -Dcairo=disabled \
    -Dgobject=disabled -Dintrospection=disabled -Dtests=disabled -Ddocs=disabled
}

build_pango() {
  with_meson -Dfontconfig=disabled -Dfreetype=disabled -Dxft=disabled -Dlibthai=disabled \
    -Dcairo=enabled -Dintrospection=disabled -Dgtk_doc=false -Dinstall-tests=false
}

# One thread alone makes codes; a lock would bring libwinpthread along.
build_qrencode() {
  autotools --without-tools --without-png --disable-thread-safety
  make_in .
}

build_gdk_pixbuf() {
  with_meson -Dbuiltin_loaders=all -Dgio_sniffing=false -Drelocatable=true -Dman=false \
    -Dgtk_doc=false -Dintrospection=disabled -Dtests=false -Dinstalled_tests=false
}

build_graphene() {
  with_meson -Dtests=false -Dinstalled_tests=false -Dintrospection=disabled
}

build_libepoxy() {
  with_meson -Degl=no -Dglx=no -Dx11=false -Dtests=false
}

build_gtk() {
  with_meson -Dwin32-backend=true -Dx11-backend=false -Dwayland-backend=false \
    -Dmedia-gstreamer=disabled -Dmedia-ffmpeg=disabled -Dprint-cups=disabled -Dvulkan=disabled \
    -Dcolord=disabled -Dcloudproviders=disabled -Dtracker=disabled -Dintrospection=disabled \
    -Dgtk_doc=false -Dman-pages=false -Ddemos=false -Dbuild-examples=false -Dbuild-tests=false \
    -Dinstall-tests=false
}

# gdk-pixbuf has no SVG loader here (librsvg is written in Rust), so the icons inside the library
# become what GTK itself makes of symbolic icons for such a case: PNG with the colours' channels.
build_libadwaita() {
  local icons=$source/src/icons/scalable svg
  find "$source/src" -name '*-symbolic.svg' | while read -r svg; do
    gtk4-encode-symbolic-svg "$svg" 16x16 -o "$(dirname "$svg")"
  done
  sed -i 's|-symbolic\.svg</file>|-symbolic.symbolic.png</file>|; s| preprocess="xml-stripblanks"\(>[^<]*\.png<\)|\1|' \
    "$source/src/adwaita.gresources.xml"
  with_meson -Dintrospection=disabled -Dvapi=false -Dtests=false -Dexamples=false -Dgtk_doc=false
}

build_json_glib() {
  local options=(-Dtests=false)
  # 1.10 asks for a meson that Debian 12 does not have, and uses nothing of it; and its options are
  # called otherwise than those of 1.6.
  sed -i "s/meson_version *: *'>= 1\.2\.0'/meson_version: '>= 1.0.0'/" "$source/meson.build"
  if grep -q "'documentation'" "$source/meson_options.txt"; then
    options+=(-Ddocumentation=disabled -Dman=false -Dintrospection=disabled -Dnls=enabled)
  else
    options+=(-Dgtk_doc=disabled -Dman=false -Dintrospection=disabled)
  fi
  with_meson "${options[@]}"
}
