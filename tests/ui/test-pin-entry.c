/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "mado-memory-scan.h"
#include "mado-pin-entry.h"

/* An entry for a PIN: what is left in memory of one that has been emptied, while the page around it
 * stays. */

/* "QXJ7K9W2", and its end: freed memory begins with what the heap notes there. */
#define VEILED     ((const guint8 *)"\xF4\xFD\xEF\x92\xEE\x9C\xF2\x97")
#define LENGTH     8
#define END_LENGTH 5

static int
count_left (void)
{
  return mado_memory_scan (VEILED + LENGTH - END_LENGTH, END_LENGTH);
}

static void
type (GtkEditable *entry)
{
  for (guint i = 0; i < LENGTH; i++)
    {
      guint8 letter = VEILED[i];
      int position = -1;

      mado_memory_veil (&letter, 1);
      gtk_editable_set_position (entry, -1);
      position = gtk_editable_get_position (entry);
      gtk_editable_insert_text (entry, (const char *)&letter, 1, &position);
    }
}

static void
on_changed_cb (GtkEditable *entry, gpointer data)
{
  guint *n_changed = data;

  (*n_changed)++;
}

static void
test_cleared (void)
{
  GtkWidget *entry = g_object_ref_sink (gtk_password_entry_new ());
  guint n_changed = 0;

  mado_pin_entry_protect (GTK_PASSWORD_ENTRY (entry));
  for (int i = 0; i < 2; i++)
    {
      type (GTK_EDITABLE (entry));
      int before = count_left ();
      if (before < 0)
        {
          g_test_skip ("No /proc to look into");
          break;
        }
      /* The search finds what there is. */
      g_assert_cmpint (before, ==, 1);
      g_signal_connect (entry, "changed", G_CALLBACK (on_changed_cb), &n_changed);
      mado_pin_entry_clear (GTK_PASSWORD_ENTRY (entry));
      g_signal_handlers_disconnect_by_data (entry, &n_changed);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
      g_assert_cmpuint (n_changed, >, 0);
      g_assert_cmpint (count_left (), ==, 0);
    }
  g_assert_finalize_object (entry);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/pin-entry/cleared", test_cleared);
  return g_test_run ();
}
