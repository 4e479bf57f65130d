; SPDX-License-Identifier: GPL-3.0-or-later
; The installer of Madoguchi for Windows. script/windows gives it, as -D…:
;   VERSION, FILES (the lists of what to install and to remove), ICON, OUTPUT, SIZE_KB
;
; On the command line: /S silent, /AllUsers or /CurrentUser, /D=FOLDER (the last one).
; The uninstaller: /S silent, /KEEPSETTINGS.

Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma

!define NAME "電子証明書の窓口"
!define ID "Madoguchi"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define SETTINGS_KEY "Software\GSettings\io\github\madoguchi"

; For all users when the person may, else for one; asked, and told by the command line.
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${ID}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallLocation"

!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include "${FILES}"

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\madoguchi.exe"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_JAPANESE} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_JAPANESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_JAPANESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_JAPANESE} "FileDescription" "${NAME}のインストーラー"
VIAddVersionKey /LANG=${LANG_JAPANESE} "LegalCopyright" "GPL-3.0-or-later"

; A program that runs cannot be replaced, nor removed whole.
!macro StopIfRuns PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "「${NAME}」（${PROGRAM}）が動いています。閉じてから、もう一度実行してください。" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend
!macro StopIfRunning
  !insertmacro StopIfRuns "madoguchi.exe"
  !insertmacro StopIfRuns "madoguchi-cli.exe"
  !insertmacro StopIfRuns "madoguchi-practice-card.exe"
!macroend

; MULTIUSER_INIT would forget the folder of /D=.
Function .onInit
  Push $INSTDIR
  !insertmacro MULTIUSER_INIT
  Pop $0
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "${NAME}"
  !insertmacro StopIfRunning
  ; Files of an earlier version that this one does not have go with that version.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /KEEPSETTINGS /$MultiUser.InstallMode _?=$INSTDIR'
    Delete "$INSTDIR\uninstall.exe"
  ${EndIf}

  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; As the actions of the desktop file.
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\madoguchi.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}（職員用）.lnk" "$INSTDIR\madoguchi.exe" "--counter"
  CreateShortcut "$SMPROGRAMS\${NAME}（ロビー用）.lnk" "$INSTDIR\madoguchi.exe" "--lobby"
  CreateShortcut "$SMPROGRAMS\${NAME}（練習用）.lnk" "$INSTDIR\madoguchi.exe" "--practice"

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\madoguchi.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${ID}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
SectionEnd

; Removes what was installed and nothing else: the folder may have been any.
Section "un.${NAME}"
  !insertmacro StopIfRunning
  !insertmacro RemoveFiles
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$SMPROGRAMS\${NAME}（職員用）.lnk"
  Delete "$SMPROGRAMS\${NAME}（ロビー用）.lnk"
  Delete "$SMPROGRAMS\${NAME}（練習用）.lnk"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/KEEPSETTINGS" $1
  ${If} ${Errors}
    DeleteRegKey HKCU "${SETTINGS_KEY}"
    DeleteRegKey /ifempty HKCU "Software\GSettings\io\github"
    DeleteRegKey /ifempty HKCU "Software\GSettings\io"
    DeleteRegKey /ifempty HKCU "Software\GSettings"
  ${EndIf}
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  ; Its default place for one person; stays when it holds anything else.
  RMDir "$LOCALAPPDATA\Programs"
SectionEnd
