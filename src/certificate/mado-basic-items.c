/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-basic-items-private.h"

#include <string.h>

#include "mado-clean-text.h"

#define OID_SUBJECT_ALT_NAME "2.5.29.17"
/* 1.2.392.200149.8.5.5.n; .2 and .6 flag substitute characters and are not shown. */
#define OID_ITEM    "1.2.392.200149.8.5.5."
#define OID_NAME    OID_ITEM "1"
#define OID_SEX     OID_ITEM "3"
#define OID_BORN    OID_ITEM "4"
#define OID_ADDRESS OID_ITEM "5"

/* The profile gives an address 200 characters; names have no stated end. */
#define TEXT_MAX 200
/* A card has six items, a certificate of any kind a few more. */
#define ALT_NAMES_MAX        64

#define TAG_UTF8_STRING      0x0C
#define TAG_NUMERIC_STRING   0x12
#define TAG_PRINTABLE_STRING 0x13
#define TAG_IA5_STRING       0x16
#define TAG_CONTEXT_0        0xA0

#define BORN_YEAR_MIN        1868
#define BORN_YEAR_MAX        2200

/* If @value is exactly one DER element of the given tag, narrows it to the content. */
static gboolean
unwrap (gnutls_datum_t *value, guint8 tag)
{
  gsize header = 2, length = 0;

  if (value->size < 2 || value->data[0] != tag)
    return FALSE;
  if (value->data[1] < 0x80)
    length = value->data[1];
  else if (value->data[1] == 0x81 && value->size >= 3)
    {
      header = 3;
      length = value->data[2];
    }
  else if (value->data[1] == 0x82 && value->size >= 4)
    {
      header = 4;
      length = value->data[2] << 8 | value->data[3];
    }
  else
    return FALSE;
  if (header + length != value->size)
    return FALSE;

  value->data += header;
  value->size -= header;
  return TRUE;
}

/* The value is [0] EXPLICIT UTF8String. GnuTLS takes off the [0] (and takes nothing without it); a
 * second one and the other string types of ASCII and UTF-8 are let through for issuers that are not
 * so exact. What is no string, or one of another character set, is no text: NULL. */
static char *
dup_text (const gnutls_datum_t *raw)
{
  static const guint8 string_tags[] = { TAG_UTF8_STRING, TAG_PRINTABLE_STRING, TAG_NUMERIC_STRING,
                                        TAG_IA5_STRING };
  gnutls_datum_t value = *raw;

  unwrap (&value, TAG_CONTEXT_0);
  for (gsize i = 0; i < G_N_ELEMENTS (string_tags); i++)
    if (unwrap (&value, string_tags[i]))
      return mado_clean_text_mend (value.data, value.size, TEXT_MAX);
  return NULL;
}

static int
parse_sex (const char *text)
{
  return text[0] >= '1' && text[0] <= '3' && text[1] == '\0' ? text[0] - '0' : 0;
}

static guint
parse_number (const char *digits, gsize n)
{
  guint number = 0;

  for (gsize i = 0; i < n; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

/* Two digits, or 00 or blanks for what is not known. −1 for neither. */
static int
parse_part (const char *text)
{
  if (strncmp (text, "  ", 2) == 0)
    return 0;
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;
  return (int)parse_number (text, 2);
}

/* EYYYYMMDD. The year is Gregorian; the era digit says nothing more, except which era's name the
 * family register uses, and a coming era will have a digit that nobody knows yet. */
static void
parse_born (const char *text, MadoBasicItems *items)
{
  items->birth.told = TRUE;
  if (strlen (text) != 9 || strspn (text, "0123456789") < 5)
    return;

  guint year = parse_number (text + 1, 4);
  int month = parse_part (text + 5);
  int day = parse_part (text + 7);
  if (year < BORN_YEAR_MIN || year > BORN_YEAR_MAX || month < 0 || month > 12)
    return;
  /* Nor is there a day below zero, or one in a month that is not known. */
  if (day != 0 && !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return;
  items->birth = (MadoBirth){ TRUE, year, (guint)month, (guint)day };
  if (day != 0)
    g_date_set_dmy (&items->born, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static void
take_item (MadoBasicItems *items, const char *oid, const gnutls_datum_t *value)
{
  g_autofree char *text = dup_text (value);

  if (text == NULL)
    return;
  /* Of an item that is there twice the first counts. */
  if (strcmp (oid, OID_NAME) == 0 && items->name == NULL)
    items->name = g_steal_pointer (&text);
  else if (strcmp (oid, OID_ADDRESS) == 0 && items->address == NULL)
    items->address = g_steal_pointer (&text);
  else if (strcmp (oid, OID_SEX) == 0 && items->sex == 0)
    items->sex = parse_sex (text);
  else if (strcmp (oid, OID_BORN) == 0 && items->birth.year == 0)
    parse_born (text, items);
}

static void
read_alt_names (MadoBasicItems *items, const gnutls_datum_t *extension)
{
  g_autoptr (MadoAltNames) names = NULL;

  if (gnutls_subject_alt_names_init (&names) < 0 ||
      gnutls_x509_ext_import_subject_alt_names (extension, names, 0) < 0)
    return;

  unsigned int type;
  gnutls_datum_t value, oid;
  for (guint i = 0; i < ALT_NAMES_MAX && gnutls_subject_alt_names_get (names, i, &type, &value,
                                                                       &oid) == GNUTLS_E_SUCCESS;
       i++)
    if (type == GNUTLS_SAN_OTHERNAME)
      {
        g_autofree char *oid_text = g_strndup ((const char *)oid.data, oid.size);
        take_item (items, oid_text, &value);
      }
}

void
mado_basic_items_read (MadoBasicItems *items, MadoX509 *crt)
{
  gsize length = 0;
  guint8 *data = mado_x509_dup_extension (crt, OID_SUBJECT_ALT_NAME, &length);
  const gnutls_datum_t extension = { data, length };

  memset (items, 0, sizeof *items);
  g_date_clear (&items->born, 1);
  if (data != NULL)
    read_alt_names (items, &extension);
  gnutls_free (data);
}

void
mado_basic_items_clear (MadoBasicItems *items)
{
  g_clear_pointer (&items->name, g_free);
  g_clear_pointer (&items->address, g_free);
}
