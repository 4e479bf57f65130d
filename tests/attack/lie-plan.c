/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lie-plan.h"

#include <stdio.h>
#include <string.h>

#define N_WORDS        0x2000
#define N_RANDOM       24
#define LONGEST_ANSWER 65600

/* Around what is asked for, what a short and an extended answer hold, and beyond. */
static const gsize lengths[] = {
  0,   1,   2,   3,   4,    8,    16,    128,   255,   256,
  257, 258, 259, 260, 1024, 4096, 65536, 65537, 65538, LONGEST_ANSWER
};

static const guint16 telling_words[] = { 0x9000, 0x6100, 0x6110, 0x6282, 0x6300, 0x63C0, 0x63C1,
                                         0x63C3, 0x6581, 0x6700, 0x6982, 0x6983, 0x6984, 0x6A82,
                                         0x6C00, 0x6C10, 0x6D00, 0x6F00, 0x0000, 0xFFFF };

/* Those of pcsc-lite, and some that are none. */
static const glong odd_codes[] = { 1, 0x1F, -1, 0x7FFFFFFF };
#define N_E_CODES 0x31
#define FIRST_W   0x65
#define N_W_CODES 11
#define N_CODES   (N_E_CODES + N_W_CODES + G_N_ELEMENTS (odd_codes))

/* Each length also of a library that says it all fits. */
#define N_DATA (2 * G_N_ELEMENTS (lengths) + N_RANDOM)

static guint8 answer[LONGEST_ANSWER];

guint64
lie_plan_count (LieKind kind, guint n_exchanges, guint n_calls)
{
  switch (kind)
    {
    case LIE_TELLING:
      return (guint64)n_exchanges * 4 * G_N_ELEMENTS (telling_words);
    case LIE_WORD:
      return (guint64)n_exchanges * 2 * N_WORDS;
    case LIE_DATA:
      return (guint64)n_exchanges * 2 * N_DATA;
    case LIE_CODE:
    default:
      return (guint64)n_calls * 4 * N_CODES;
    }
}

static void
set_word (Lie *lie, guint16 word)
{
  answer[0] = word >> 8;
  answer[1] = word & 0xff;
  lie->length = 2;
}

static void
fill (Lie *lie, gsize length, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (gsize i = 0; i < length; i++)
    answer[i] = (guint8)g_rand_int_range (random, 0, 256);
  lie->length = length;
}

static void
make_data (guint64 which, guint64 number, Lie *lie)
{
  const guint32 seed = (guint32)number;

  if (which < 2 * G_N_ELEMENTS (lengths))
    {
      gsize length = lengths[which / 2];
      fill (lie, length, seed);
      if (length >= 2)
        memcpy (answer + length - 2, "\x90\x00", 2);
      lie->overflows = which % 2 == 1;
    }
  else
    fill (lie, seed % 258, seed);
}

static glong
code_of (guint64 which)
{
  if (which < N_E_CODES)
    return 0x80100001L + (glong)which;
  which -= N_E_CODES;
  if (which < N_W_CODES)
    return 0x80100000L + FIRST_W + (glong)which;
  return odd_codes[which - N_W_CODES];
}

void
lie_plan_make (LieKind kind, guint n_exchanges, guint64 number, Lie *lie)
{
  guint64 rest = number / 2;

  *lie = (Lie){ .answer = answer, .carried_out = number % 2 == 1 };
  if (kind == LIE_CODE || kind == LIE_TELLING)
    {
      lie->lasting = rest % 2 == 1;
      rest /= 2;
    }
  if (kind == LIE_CODE)
    {
      lie->code = code_of (rest % N_CODES);
      lie->call = (guint)(rest / N_CODES) + 1;
      return;
    }
  lie->exchange = (guint)(rest % n_exchanges) + 1;
  rest /= n_exchanges;
  if (kind == LIE_DATA)
    make_data (rest, number, lie);
  else if (kind == LIE_TELLING)
    set_word (lie, telling_words[rest]);
  else
    set_word (lie, (guint16)(rest < N_WORDS / 2 ? 0x6000 + rest : 0x9000 + rest - N_WORDS / 2));
}

/* A prime beyond what divides the number of lies. */
guint64
lie_plan_pick (guint64 k, guint64 n)
{
  return k * G_GUINT64_CONSTANT (1000003) % n;
}

int
lie_plan_describe (const Lie *lie, char *line, gsize size)
{
  int n = snprintf (
      line, size, "# lie: exchange %u, call %u, code 0x%08lX, %zu bytes %02X%02X…%02X%02X%s%s%s\n",
      lie->exchange, lie->call, (unsigned long)lie->code & 0xFFFFFFFF, lie->length, lie->answer[0],
      lie->answer[1], lie->length > 1 ? lie->answer[lie->length - 2] : 0,
      lie->length > 1 ? lie->answer[lie->length - 1] : 0, lie->lasting ? ", lasting" : "",
      lie->carried_out ? ", carried out" : "", lie->overflows ? ", overflows" : "");
  return MIN (n, (int)size - 1);
}
