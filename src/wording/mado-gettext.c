/* SPDX-License-Identifier: GPL-3.0-or-later */

/* gettext() and its kin, in the place of the C library's: a program's own functions go before those
 * of a library, for the program and for all libraries that it loads. So the words of .ui files,
 * which GtkBuilder translates, and GTK's own are found here too.
 *
 * The C library's hear LANGUAGE only in a locale that is neither "C" nor, since glibc 2.39 or so,
 * "C.UTF-8" (intl/dcigettext.c): on a system with no other, a language that was chosen in the
 * program would not be spoken. Of a catalogue that is not found here, say one of Ubuntu's language
 * packs, the C library's are asked. */
#define _GNU_SOURCE /* RTLD_NEXT */

#include "mado-gettext.h"

#include <dlfcn.h>
#include <errno.h>
#include <libintl.h>
#include <locale.h>

#include "mado-catalogue.h"

#undef gettext
#undef dgettext
#undef dcgettext
#undef ngettext
#undef dngettext
#undef dcngettext

typedef char *(*PluralFunc) (const char *, const char *, const char *, unsigned long, int);

static const MadoLanguage *language_in_force; /* atomic; NULL before anyone chose */

G_LOCK_DEFINE_STATIC (catalogues);
/* path → MadoCatalogue, NULL where there is none; for the life of the process */
static GHashTable *catalogues;

void
mado_gettext_set_language (const MadoLanguage *language)
{
  g_atomic_pointer_set (&language_in_force, language);
}

static const MadoCatalogue *
get_catalogue (const char *domain, const char *language)
{
  const char *folder = bindtextdomain (domain, NULL);
  g_autofree char *path = g_strconcat (folder != NULL ? folder : "", "/", language, "/LC_MESSAGES/",
                                       domain, ".mo", NULL);
  gpointer found;

  G_LOCK (catalogues);
  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_lookup_extended (catalogues, path, NULL, &found))
    {
      found = (gpointer)mado_catalogue_open (path);
      g_hash_table_insert (catalogues, g_steal_pointer (&path), found);
    }
  G_UNLOCK (catalogues);
  return found;
}

static char *
ask_library (const char *domain, const char *one, const char *many, unsigned long n, int category)
{
  static gsize library;
  if (g_once_init_enter (&library))
    g_once_init_leave (&library, (gsize)dlsym (RTLD_NEXT, "dcngettext"));
  return ((PluralFunc)library) (domain, one, many, n, category);
}

static guint
choose_form (MadoPlural plural, unsigned long n)
{
  switch (plural)
    {
    case MADO_PLURAL_NOT_ONE:
      return n != 1;
    case MADO_PLURAL_ABOVE_1:
      return n > 1;
    case MADO_PLURAL_NONE:
    default:
      return 0;
    }
}

/* In the first of the languages that has it; where there is no catalogue at all, @found stays. */
static const char *
find_words (const MadoLanguage *language,
            const char *domain,
            const char *msgid,
            unsigned long n,
            gboolean *found)
{
  const char *words = NULL;

  for (; language != NULL && words == NULL; language = language->instead)
    {
      const MadoCatalogue *catalogue = get_catalogue (domain, language->code);

      if (catalogue == NULL)
        continue;
      *found = TRUE;
      words = mado_catalogue_find (catalogue, msgid, choose_form (language->plural, n));
    }
  return words;
}

char *
dcngettext (const char *domain, const char *one, const char *many, unsigned long n, int category)
{
  const MadoLanguage *language = g_atomic_pointer_get (&language_in_force);
  const char *name = domain != NULL ? domain : textdomain (NULL);
  const char *words = NULL;
  gboolean found = FALSE;
  int error = errno;

  if (category == LC_MESSAGES && one != NULL)
    words = find_words (language, name, one, n, &found);
  /* gettext(3): "errno is not modified". */
  errno = error;
  if (!found)
    return ask_library (domain, one, many, n, category);
  if (words == NULL)
    words = n == 1 ? one : many;
  return (char *)words;
}

char *
dcgettext (const char *domain, const char *msgid, int category)
{
  return dcngettext (domain, msgid, msgid, 1, category);
}

char *
dngettext (const char *domain, const char *one, const char *many, unsigned long n)
{
  return dcngettext (domain, one, many, n, LC_MESSAGES);
}

char *
dgettext (const char *domain, const char *msgid)
{
  return dcgettext (domain, msgid, LC_MESSAGES);
}

char *
ngettext (const char *one, const char *many, unsigned long n)
{
  return dngettext (NULL, one, many, n);
}

char *
gettext (const char *msgid)
{
  return dgettext (NULL, msgid);
}
