/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-diagnosis.h"

#include <glib/gi18n.h>

#include "mado-reader-kind.h"
#include "mado-trace.h"
#include "mado-wording-clean.h"
#include "mado-wording-diagnosis-private.h"
#include "mado-wording-error.h"
#include "mado-wording-source.h"

const char *
mado_wording_link (MadoLink link)
{
  static const char *const names[MADO_N_LINKS] = {
    [MADO_LINK_SERVICE] = N_ ("カードリーダーのサービス（PC/SC）"),
    [MADO_LINK_DRIVER] = N_ ("カードリーダーのドライバー"),
    [MADO_LINK_READER] = N_ ("カードリーダー"),
    [MADO_LINK_CARD] = N_ ("カード"),
    [MADO_LINK_APPLICATION] = N_ ("公的個人認証の機能"),
  };

  return _ (names[link]);
}

static const struct
{
  const char *words;
  const char *icon;
  const char *tone;
} link_states[] = {
  [MADO_LINK_STATE_UNKNOWN] = { N_ ("未確認"), "content-loading-symbolic", "mado-none" },
  [MADO_LINK_STATE_OK] = { N_ ("正常"), "object-select-symbolic", "mado-calm" },
  [MADO_LINK_STATE_BROKEN] = { N_ ("問題があります"), "dialog-warning-symbolic", "mado-warn" },
  [MADO_LINK_STATE_ABSENT] = { N_ ("まだありません"), "mado-info-symbolic", "mado-none" },
};

const char *
mado_wording_link_state (MadoLinkState state)
{
  return _ (link_states[state].words);
}

const char *
mado_wording_link_icon (MadoLinkState state)
{
  return link_states[state].icon;
}

const char *
mado_wording_link_tone (MadoLinkState state)
{
  return link_states[state].tone;
}

/* Those of the computer's setup are in mado-wording-checkup.c. */
static const struct
{
  const char *words;
  const char *detail; /* (nullable): another one on every system */
} faults[] = {
  [MADO_FAULT_SERVICE_MISSING] = { N_ ("カードリーダーのサービスが入っていません"),
                                   N_ ("カードリーダーを使うためのサービス（pcscd）がこのパソコンに"
                                       "入っていません。端末（ターミナル）で次のように入力すると入"
                                       "ります。") },
  [MADO_FAULT_SERVICE_STOPPED] = { N_ ("カードリーダーのサービスが動いていません"), NULL },
  [MADO_FAULT_SERVICE_REFUSED] = { N_ ("カードリーダーを使うことが許されていません"),
                                   N_ ("サービス（pcscd）は動いていますが、この画面からは使わせてく"
                                       "れません。このパソコンの前でログインし、その画面を表に出し"
                                       "て使ってください。離れた所からのログイン（ssh "
                                       "など）や、別の人に切り替えて裏になった画面からは使えません"
                                       "。") },
  [MADO_FAULT_SERVICE_MISMATCH] = { N_ ("カードリーダーのサービスと版が合いません"), NULL },
  [MADO_FAULT_SERVICE_SILENT] = { N_ ("カードリーダーのサービスが答えません"),
                                  N_ ("カードリーダーを一度抜いて、つなぎ直してください。それでも同"
                                      "じときは、パソコンを再起動してください。") },
  [MADO_FAULT_DRIVER_MISSING] = { N_ ("カードリーダーのドライバーがありません"), NULL },
  [MADO_FAULT_DRIVER_KERNEL] = { N_ ("カードリーダーを別のドライバーが使っています"),
                                 N_ ("ソニーの RC-S380 を、システムの NFC "
                                     "ドライバー（port100）が先に使っています。端末（ターミナル）で"
                                     "次のように入力し、カードリーダーをつなぎ直してください。") },
  [MADO_FAULT_READER_MISSING] = { N_ ("カードリーダーが見つかりません"),
                                  N_ ("カードリーダーをこのパソコンの USB "
                                      "につないでください。つながっているときは、一度抜いて、つなぎ"
                                      "直してください。") },
  [MADO_FAULT_CARD_MISSING] = { N_ ("カードがまだ置かれていません"),
                                N_ ("マイナンバーカードをカードリーダーに置いて（差し込んで）くださ"
                                    "い。") },
  [MADO_FAULT_CARD_MUTE] = { N_ ("カードが応答しません"),
                             N_ ("カードの向きと表裏を確かめて、置き直してください。IC "
                                 "チップの汚れは、乾いたやわらかい布でふいてください。") },
  [MADO_FAULT_CARD_BUSY] = { N_ ("ほかのプログラムがカードを使っています"),
                             N_ ("マイナポータルアプリ、e-"
                                 "Tax、JPKI利用者ソフトなど、カードを使うほかのプログラムを終了して"
                                 "ください。終わると自動で読み取ります。") },
  [MADO_FAULT_CARD_UNAVAILABLE] = { N_ ("カードリーダーの状態を調べられません"),
                                    N_ ("カードリーダーを一度抜いて、つなぎ直してください。") },
  [MADO_FAULT_NOT_JPKI] = { N_ ("このカードはマイナンバーカードではありません"),
                            N_ ("公的個人認証の機能が見つかりませんでした。運転免許証や交通系カード"
                                "など、別のカードが置かれていないか確かめてください。") },
  [MADO_FAULT_SILENT] = { N_ ("カードかカードリーダーが応答しなくなりました"), NULL },
  [MADO_FAULT_READING] = { N_ ("カードを最後まで読めませんでした"),
                           N_ ("カードを一度離し、動かないように置き直してください。") },
};

static gboolean
is_of_setup (MadoFault fault)
{
  return fault >= G_N_ELEMENTS (faults) ||
         (fault != MADO_FAULT_NONE && faults[fault].words == NULL);
}

const char *
mado_wording_fault (MadoFault fault)
{
  if (fault == MADO_FAULT_NONE)
    return "";
  return is_of_setup (fault) ? mado_wording_setup_fault (fault) : _ (faults[fault].words);
}

static const char *
describe_stopped_service (const MadoSystem *system)
{
  if (system->family == MADO_FAMILY_WINDOWS)
    return _ ("Windows の「サービス」で「Smart "
              "Card」を開始してください。カードリーダーをつなぐと自動で始まることもあります。");
  if (system->flatpak)
    return _ ("このパソコン本体でサービス（pcscd）を動かしてください。端末（ターミナル）で次のよう"
              "に入力します。");
  return _ ("カードリーダーを使うためのサービス（pcscd）"
            "が止まっています。端末（ターミナル）で次のように入力すると動き、次の起動からは自動で始"
            "まります。");
}

static const char *
describe_mismatch (const MadoSystem *system)
{
  if (system->flatpak)
    return _ ("このパソコン本体のサービス（pcscd）と、このプログラムに入っている pcsc-lite "
              "とで、やり取りのきまりが違います。本体とこのプログラムの両方を最新の状態にして、パソ"
              "コンを再起動してください。");
  return _ ("動いているサービス（pcscd）と、このプログラムが使う pcsc-lite "
            "とで、やり取りのきまりが違います。更新の途中のことが多いので、パソコンを再起動してくだ"
            "さい。それでも同じときは、pcscd と libpcsclite1 を同じ版にしてください。");
}

static const char *
describe_missing_driver (const MadoSystem *system)
{
  if (system->family == MADO_FAMILY_WINDOWS)
    return _ ("メーカーのウェブサイトから、お使いのカードリーダーのドライバーを入れてください。");
  return _ ("USB "
            "にカードリーダーがつながっていますが、使うためのドライバーがないようです。ドライバーを"
            "入れて、カードリーダーをつなぎ直してください。");
}

const char *
mado_wording_fault_detail (MadoFault fault, const MadoSystem *system)
{
  if (fault == MADO_FAULT_NONE)
    return "";
  if (fault == MADO_FAULT_SERVICE_STOPPED)
    return describe_stopped_service (system);
  if (fault == MADO_FAULT_SERVICE_MISMATCH)
    return describe_mismatch (system);
  if (fault == MADO_FAULT_DRIVER_MISSING)
    return describe_missing_driver (system);
  if (fault == MADO_FAULT_SILENT)
    return mado_wording_silence_advice ();
  return is_of_setup (fault) ? mado_wording_setup_fault_detail (fault) : _ (faults[fault].detail);
}

static const char *
command_to_install (MadoFamily family)
{
  switch (family)
    {
    case MADO_FAMILY_DEBIAN:
      return "sudo apt install pcscd libccid";
    case MADO_FAMILY_FEDORA:
      return "sudo dnf install pcsc-lite pcsc-lite-ccid";
    case MADO_FAMILY_SUSE:
      return "sudo zypper install pcsc-lite pcsc-ccid";
    case MADO_FAMILY_ARCH:
      return "sudo pacman -S pcsclite ccid";
    case MADO_FAMILY_WINDOWS:
    case MADO_FAMILY_OTHER:
    default:
      return NULL;
    }
}

const char *
mado_wording_fault_command (MadoFault fault, const MadoSystem *system)
{
  if (system->family == MADO_FAMILY_WINDOWS)
    return NULL;
  if (fault == MADO_FAULT_SERVICE_STOPPED)
    return "sudo systemctl enable --now pcscd.socket";
  if (fault == MADO_FAULT_SERVICE_MISSING || fault == MADO_FAULT_DRIVER_MISSING)
    return command_to_install (system->family);
  if (fault == MADO_FAULT_DRIVER_KERNEL)
    return "echo 'blacklist port100' | sudo tee /etc/modprobe.d/blacklist-port100.conf\n"
           "sudo modprobe -r port100";
  return NULL;
}

static gboolean
is_of_the_reader (MadoFault fault)
{
  return fault == MADO_FAULT_SERVICE_MISSING || fault == MADO_FAULT_SERVICE_STOPPED ||
         fault == MADO_FAULT_DRIVER_MISSING || fault == MADO_FAULT_READER_MISSING;
}

static const char *
get_note (MadoFault fault, const MadoSystem *system)
{
  if (is_of_the_reader (fault) && system->flatpak)
    return _ ("Flatpak 版では、カードリーダーが見えないことがあります。パソコン本体の pcscd "
              "と、このプログラムの pcsc-lite "
              "の版が大きく違うときです。本体を最新の状態にしてください。");
  if (fault == MADO_FAULT_SERVICE_REFUSED)
    return _ ("それでも使えないときや、離れた所から使うときは、管理者の許可が必要です。polkit "
              "の規則で、この利用者に次の2つを許してもらってください：org.debian.pcsc-lite.access_"
              "pcsc、org.debian.pcsc-lite.access_card");
  if (fault == MADO_FAULT_READER_MISSING && system->family != MADO_FAMILY_WINDOWS)
    return _ ("非接触型のカードリーダーの一部（ソニー RC-S380 など）は、メーカーが Linux "
              "に対応していません。マイナンバーカードに対応した CCID "
              "方式のカードリーダーをお使いください。");
  return NULL;
}

static const char *
describe_kind (MadoReaderKind kind)
{
  switch (kind)
    {
    case MADO_READER_KIND_SECURITY_KEY:
      return _ ("セキュリティーキー");
    case MADO_READER_KIND_WINDOWS_HELLO:
      return _ ("Windows Hello");
    case MADO_READER_KIND_VIRTUAL_CARD:
      return _ ("仮想のカード");
    case MADO_READER_KIND_SIM:
      return _ ("パソコンのSIM");
    case MADO_READER_KIND_REMOTE_DESKTOP:
      return _ ("リモートデスクトップの仮想のカード");
    case MADO_READER_KIND_USUAL:
    default:
      return NULL;
    }
}

/* (nullable): why a reader of this name is not used; NULL where it is. */
static char *
describe_ignored (const char *name)
{
  const char *kind = describe_kind (mado_reader_kind_of (name));
  g_autofree char *label = mado_wording_reader (name);
  g_autofree char *model = mado_trace_dup_model (label);
  g_autofree char *clean = mado_wording_clean (model);

  if (kind == NULL)
    return NULL;
  /* Translators: %1$s is the name of a device, %2$s what it is: a security key */
  return g_strdup_printf (_ ("「%1$s」は%2$sなので、使いません。"), clean, kind);
}

char *
mado_wording_fault_note (MadoFault fault, const MadoSystem *system, const char *const *readers)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *note = get_note (fault, system);

  for (guint i = 0; fault == MADO_FAULT_READER_MISSING && readers[i] != NULL; i++)
    {
      g_autofree char *ignored = describe_ignored (readers[i]);

      if (ignored != NULL)
        g_strv_builder_add (lines, ignored);
    }
  if (note != NULL)
    g_strv_builder_add (lines, note);
  g_auto (GStrv) all = g_strv_builder_end (lines);
  return all[0] != NULL ? g_strjoinv ("\n", all) : NULL;
}

static const char *
family_name (const MadoSystem *system)
{
  switch (system->family)
    {
    case MADO_FAMILY_DEBIAN:
      return "Linux (Debian/Ubuntu)";
    case MADO_FAMILY_FEDORA:
      return "Linux (Fedora)";
    case MADO_FAMILY_SUSE:
      return "Linux (SUSE)";
    case MADO_FAMILY_ARCH:
      return "Linux (Arch)";
    case MADO_FAMILY_WINDOWS:
      return "Windows";
    case MADO_FAMILY_OTHER:
    default:
      return "Linux";
    }
}

/* Without the folder, which may bear a person's name. */
static void
add_municipality (GString *text, MadoMunicipality *municipality)
{
  g_autofree char *problem = mado_wording_municipality_problem (municipality, FALSE);

  g_string_append_printf (text, "%s: %s\n", _ ("自治体のデータ"), municipality->id);
  if (problem != NULL)
    g_string_append_printf (text, "%s\n", problem);
}

void
mado_wording_append_fault (GString *text, MadoFault fault, const MadoSystem *system)
{
  if (fault == MADO_FAULT_NONE)
    return;
  const char *command = mado_wording_fault_command (fault, system);
  g_string_append_printf (text, "\n%s\n%s\n", mado_wording_fault (fault),
                          mado_wording_fault_detail (fault, system));
  if (command != NULL)
    g_string_append_printf (text, "\n%s\n", command);
}

static const char *
say_wall (MadoWalls walls, MadoWalls wall)
{
  return walls & wall ? _ ("使えない") : _ ("止められていない");
}

static void
append_walls (GString *text, MadoWalls walls)
{
  /* Translators: %1$s to %3$s each is “out of reach” or “not kept out” */
  g_string_append_printf (text,
                          _ ("このプログラムからシステムが守っているもの：関係のないファイル"
                             "（%1$s）、ネットワーク（%2$s）、ほかのプログラム（%3$s）"),
                          say_wall (walls, MADO_WALL_FILES), say_wall (walls, MADO_WALL_NETWORK),
                          say_wall (walls, MADO_WALL_PROGRAMS));
  g_string_append_c (text, '\n');
}

void
mado_wording_append_computer (GString *text,
                              const char *title,
                              const MadoSystem *system,
                              const char *const *readers)
{
  g_string_append_printf (text, "%s %s\n", title, MADO_VERSION);
  g_string_append_printf (text, "%s: %s%s\n", _ ("システム"), family_name (system),
                          system->flatpak ? ", Flatpak" : "");
  append_walls (text, system->walls);
  if (system->usb_known)
    g_string_append_printf (text, "%s: %u\n", _ ("USB のカードリーダー"), system->usb_readers);
  for (guint i = 0; readers != NULL && readers[i] != NULL; i++)
    {
      g_autofree char *label = mado_wording_reader (readers[i]);
      g_autofree char *name = mado_trace_dup_model (label);
      g_autofree char *why = describe_ignored (readers[i]);

      g_string_append_printf (text, "%s: %s\n", _ ("カードリーダー"), why != NULL ? why : name);
    }
}

void
mado_wording_append_links (GString *text, const MadoDiagnosis *diagnosis, guint n_links)
{
  for (guint i = 0; i < n_links; i++)
    g_string_append_printf (text, "[%s] %s\n", mado_wording_link_state (diagnosis->links[i].state),
                            mado_wording_link ((MadoLink)i));
}

char *
mado_wording_diagnosis_report (const MadoDiagnosis *diagnosis,
                               const MadoSystem *system,
                               const char *const *readers,
                               MadoMunicipality *municipality)
{
  g_autoptr (GString) text = g_string_new (NULL);

  mado_wording_append_computer (text, _ ("電子証明書の窓口 診断"), system, readers);
  add_municipality (text, municipality);
  g_string_append_c (text, '\n');
  mado_wording_append_links (text, diagnosis, MADO_N_LINKS);
  mado_wording_append_fault (text, mado_diagnosis_get_fault (diagnosis), system);
  g_string_append_printf (text, "\n%s\n",
                          _ ("この報告には、氏名、日付、番号などの個人の情報は入っていません。"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
