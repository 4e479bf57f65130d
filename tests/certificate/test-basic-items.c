/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-basic-items-private.h"

#include <gnutls/gnutls.h>
#include <string.h>

#include "mado-civil-date.h"

/* The 基本4情報 as an issuer, or who pretends to be one, may have written them. The certificates
 * are made here: no file tells so many strings apart. */

#define NAME    "1.2.392.200149.8.5.5.1"
#define OTHER   "1.2.392.200149.8.5.5.2"
#define SEX     "1.2.392.200149.8.5.5.3"
#define BORN    "1.2.392.200149.8.5.5.4"
#define ADDRESS "1.2.392.200149.8.5.5.5"

static void
add (MadoX509 *crt, const char *oid, const char *der, gsize size)
{
  g_assert_cmpint (
      gnutls_x509_crt_set_subject_alt_othername (crt, oid, der, (guint)size, GNUTLS_FSAN_APPEND),
      ==, GNUTLS_E_SUCCESS);
}

static void
add_text (MadoX509 *crt, const char *oid, const char *text)
{
  g_autoptr (GByteArray) der = g_byte_array_new ();
  const guint8 header[] = { 0x0C, (guint8)strlen (text) };

  g_byte_array_append (der, header, sizeof header);
  g_byte_array_append (der, (const guint8 *)text, header[1]);
  add (crt, oid, (const char *)der->data, der->len);
}

static MadoX509 *
crt_new (void)
{
  MadoX509 *crt = NULL;

  g_assert_cmpint (gnutls_global_init (), ==, GNUTLS_E_SUCCESS);
  g_assert_cmpint (gnutls_x509_crt_init (&crt), ==, GNUTLS_E_SUCCESS);
  return crt;
}

static void
test_born (void)
{
  static const struct
  {
    const char *text;
    guint year, month, day; /* 0: not known */
  } rows[] = {
    { "319851010", 1985, 10, 10 },
    { "118680101", 1868, 1, 1 },
    { "922001231", 2200, 12, 31 },
    { "319851000", 1985, 10, 0 },
    { "31985  00", 1985, 0, 0 },
    { "319850000", 1985, 0, 0 },
    { "31985    ", 1985, 0, 0 },
    { "319851231", 1985, 12, 31 },
    { "419920229", 1992, 2, 29 },
    /* What makes no sense is told, and not known. */
    { "118671231", 0, 0, 0 },
    { "922010101", 0, 0, 0 },
    { "319851301", 0, 0, 0 },
    { "319851300", 0, 0, 0 },
    { "319850010", 0, 0, 0 },
    { "319850931", 0, 0, 0 },
    { "419930229", 0, 0, 0 },
    { "3198510x0", 0, 0, 0 },
    { "31985101x", 0, 0, 0 },
    { "31985x010", 0, 0, 0 },
    { "319851x10", 0, 0, 0 },
    { "31985 110", 0, 0, 0 },
    { "3198510 5", 0, 0, 0 },
    { "31985x000", 0, 0, 0 },
    /* What stands behind 9, and what would be 260 and wrap. */
    { "319850:10", 0, 0, 0 },
    { "31985100:", 0, 0, 0 },
    { "3198510J0", 0, 0, 0 },
    { "3198x1010", 0, 0, 0 },
    { "x19851010", 0, 0, 0 },
    { "31985101", 0, 0, 0 },
    { "3198510100", 0, 0, 0 },
    { "", 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MadoX509) crt = crt_new ();
      MadoBasicItems items = { 0 };

      g_test_message ("“%s”", rows[i].text);
      add_text (crt, BORN, rows[i].text);
      mado_basic_items_read (&items, crt);
      g_assert_cmpint (items.birth.told, ==, *rows[i].text != '\0');
      g_assert_cmpuint (items.birth.year, ==, rows[i].year);
      g_assert_cmpuint (items.birth.month, ==, rows[i].month);
      g_assert_cmpuint (items.birth.day, ==, rows[i].day);
      g_assert_cmpint (g_date_valid (&items.born), ==, rows[i].day != 0);
      mado_basic_items_clear (&items);
    }
}

static void
test_sex (void)
{
  static const struct
  {
    const char *text;
    int sex;
  } rows[] = {
    { "0", 0 }, { "1", 1 }, { "2", 2 }, { "3", 3 }, { "4", 0 }, { "11", 0 }, { "x", 0 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MadoX509) crt = crt_new ();
      MadoBasicItems items = { 0 };

      g_test_message ("%s", rows[i].text);
      add_text (crt, SEX, rows[i].text);
      mado_basic_items_read (&items, crt);
      g_assert_cmpint (items.sex, ==, rows[i].sex);
      mado_basic_items_clear (&items);
    }
}

/* @der inside a [0]. GnuTLS looks at what is outermost: what is inside reaches the program as it
 * is. */
static void
add_wrapped (MadoX509 *crt, const char *oid, const char *der, gsize size)
{
  g_autoptr (GByteArray) wrapped = g_byte_array_new ();
  const guint8 header[] = { 0xA0, 0x81, (guint8)size };

  g_byte_array_append (wrapped, header, sizeof header);
  g_byte_array_append (wrapped, (const guint8 *)der, (guint)size);
  add (crt, oid, (const char *)wrapped->data, wrapped->len);
}

static void
assert_name (MadoX509 *crt, const char *name)
{
  MadoBasicItems items = { 0 };

  mado_basic_items_read (&items, crt);
  g_assert_cmpstr (items.name, ==, name);
  mado_basic_items_clear (&items);
}

/* How a name may be wrapped; what is not exactly one string is none. */
static void
test_encoding (void)
{
#define NAME_OF_0x7F                                                                               \
  "oHanakoHanakoHanakoHanakoHanakoHanakoHanakoHanakoHanakoHanakoHa"                                \
  "nakoHanakoHanakoHanakoHanakoHanakoHanakoHanakoHanakoHanakoHanako"
#define NAME_OF_0x80 "k" NAME_OF_0x7F
#define LONG_NAME    "Hana" NAME_OF_0x80 /* 0x84 characters */
  static const struct
  {
    const char *der;
    gsize size;
    const char *name;
  } rows[] = {
#define DER(text) text, sizeof text - 1
    { DER ("\x0C\x01H"), "H" },
    { DER ("\x13\x01H"), "H" },
    { DER ("\x12\x01"
           "1"),
      "1" },
    { DER ("\x16\x01H"), "H" },
    { DER ("\x0C\x81\x01H"), "H" },
    { DER ("\x0C\x82\x00\x01H"), "H" },
    { DER ("\x0C\x7F" NAME_OF_0x7F), NAME_OF_0x7F },
    { DER ("\x0C\x81\x84" LONG_NAME), LONG_NAME },
    { DER ("\x0C\x82\x00\x84" LONG_NAME), LONG_NAME },
    { DER ("\x14\x01H"), NULL },  /* another character set */
    { DER ("\x0C\x02H"), NULL },  /* cut off */
    { DER ("\x0C\x01HH"), NULL }, /* more behind it */
    { DER ("\x0C"), NULL },
    { DER ("\x0C\x81"), NULL },
    { DER ("\x0C\x82\x00"), NULL },
    { DER ("\x0C\x80H\x00\x00"), NULL }, /* without a length */
    { DER ("\x0C\x80" NAME_OF_0x80), NULL },
    { DER ("\x0C\x83\x00\x02Ha"), NULL },
    { DER ("\x0C\x83\x00\x00\x01H"), NULL }, /* longer than anything on a card */
    { DER ("\xA0\x02\x0C\x01H"), NULL },
    { DER ("\xA0\x80\x0C\x01H"), NULL },
#undef DER
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MadoX509) crt = crt_new ();
      g_autoptr (MadoX509) wrapped = crt_new ();

      g_test_message ("row %u", (guint)i);
      add (crt, NAME, rows[i].der, rows[i].size);
      assert_name (crt, rows[i].name);
      add_wrapped (wrapped, NAME, rows[i].der, rows[i].size);
      assert_name (wrapped, rows[i].name);
    }
}

/* Of an item that is there twice the first counts; others, and none at all, spoil nothing. */
static void
test_several (void)
{
  g_autoptr (MadoX509) crt = crt_new ();
  g_autoptr (MadoX509) empty = crt_new ();
  MadoBasicItems items = { 0 };

  g_assert_cmpint (gnutls_x509_crt_set_subject_alt_name (crt, GNUTLS_SAN_RFC822NAME, "a@example.jp",
                                                         12, GNUTLS_FSAN_APPEND),
                   ==, GNUTLS_E_SUCCESS);
  add_text (crt, OTHER, "0");
  for (guint i = 1; i <= 2; i++)
    {
      add_text (crt, NAME, i == 1 ? "A" : "B");
      add_text (crt, ADDRESS, i == 1 ? "C" : "D");
      add_text (crt, SEX, i == 1 ? "1" : "2");
      add_text (crt, BORN, i == 1 ? "319851010" : "319851111");
    }
  mado_basic_items_read (&items, crt);
  g_assert_cmpstr (items.name, ==, "A");
  g_assert_cmpstr (items.address, ==, "C");
  g_assert_cmpint (items.sex, ==, 1);
  g_assert_cmpuint (items.birth.month, ==, 10);
  mado_basic_items_clear (&items);

  mado_basic_items_read (&items, empty);
  g_assert_null (items.name);
  g_assert_null (items.address);
  g_assert_cmpint (items.sex, ==, 0);
  g_assert_false (items.birth.told);
  mado_basic_items_clear (&items);
}

/* What looks like an item's value is none where it is a name of another kind. */
static void
test_other_kind (void)
{
  /* An otherName that is no string, and a mail address. */
  static const char names[] = "\x30\x18"
                              "\xA0\x11\x06\x0A\x2A\x83\x08\x8C\x9B\x55\x08\x05\x05\x01"
                              "\xA0\x03\x14\x01H"
                              "\x81\x03\x0C\x01H";
  g_autoptr (MadoX509) crt = crt_new ();

  g_assert_cmpint (
      gnutls_x509_crt_set_extension_by_oid (crt, "2.5.29.17", names, sizeof names - 1, 0), ==,
      GNUTLS_E_SUCCESS);
  assert_name (crt, NULL);
}

/* An item far behind others is not looked for without end. */
static void
test_many (void)
{
  g_autoptr (MadoX509) crt = crt_new ();
  MadoBasicItems items = { 0 };

  for (guint i = 0; i < 63; i++)
    add_text (crt, OTHER, "0");
  add_text (crt, NAME, "A");
  add_text (crt, ADDRESS, "C");
  mado_basic_items_read (&items, crt);
  g_assert_cmpstr (items.name, ==, "A");
  g_assert_null (items.address);
  mado_basic_items_clear (&items);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/basic-items/born", test_born);
  g_test_add_func ("/basic-items/sex", test_sex);
  g_test_add_func ("/basic-items/encoding", test_encoding);
  g_test_add_func ("/basic-items/several", test_several);
  g_test_add_func ("/basic-items/other-kind", test_other_kind);
  g_test_add_func ("/basic-items/many", test_many);
  return g_test_run ();
}
