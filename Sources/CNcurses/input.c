#include <ncurses.h>
#include <stdlib.h>
#include <string.h>

#include "CNcurses.h"
#include "terminal_state.h"

enum { PASTE_BEGIN_CODE = 2000, PASTE_END_CODE = 2001, ESCAPE_DELAY_MS = 25 };

// Read through a pad, because reading through a window first refreshes it: a half-painted screen
// would show.
static WINDOW *source;

#define COUNT(array) (sizeof(array) / sizeof *(array))

// A press and its release that are read together come as a click, and as nothing to those who have
// not asked for clicks.
#define BUTTON(n, press, release)                                        \
  {BUTTON##n##_PRESSED, press, -1}, {BUTTON##n##_RELEASED, release, -1}, \
      {BUTTON##n##_CLICKED, press, release}
static const struct {
  mmask_t event;
  int code;
  int next_code;  // of a second event in this one, or -1
} mouse_events[] = {
    BUTTON(1, NC_MOUSE_PRESS_1, NC_MOUSE_RELEASE_1),
    BUTTON(2, NC_MOUSE_PRESS_2, NC_MOUSE_RELEASE_2),
    BUTTON(3, NC_MOUSE_PRESS_3, NC_MOUSE_RELEASE_3),
    {BUTTON4_PRESSED, NC_MOUSE_WHEEL_UP, -1},
    {BUTTON5_PRESSED, NC_MOUSE_WHEEL_DOWN, -1},
};

// Terminfo names one spelling of a key, and terminals send others: cursor keys in normal and in
// application mode, Home and End as xterm, rxvt and the Linux console have them.
static const struct {
  const char *sequence;
  int code;
} spellings[] = {
    {"\033[A", KEY_UP},     {"\033[B", KEY_DOWN},  {"\033[C", KEY_RIGHT},  {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP},     {"\033OB", KEY_DOWN},  {"\033OC", KEY_RIGHT},  {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},   {"\033[F", KEY_END},   {"\033OH", KEY_HOME},   {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME},  {"\033[4~", KEY_END},  {"\033[7~", KEY_HOME},  {"\033[8~", KEY_END},
    {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[2~", KEY_IC},   {"\033[3~", KEY_DC},
    {"\033[Z", KEY_BTAB},   {"\033[200~", PASTE_BEGIN_CODE}, {"\033[201~", PASTE_END_CODE},
};

// Shifted keys that have a code of their own; the other modified keys are known by their names.
static const struct {
  int code;
  int key;
  int modifiers;
} keys[] = {
    {KEY_UP, NC_KEY_UP, 0},
    {KEY_DOWN, NC_KEY_DOWN, 0},
    {KEY_LEFT, NC_KEY_LEFT, 0},
    {KEY_RIGHT, NC_KEY_RIGHT, 0},
    {KEY_HOME, NC_KEY_HOME, 0},
    {KEY_END, NC_KEY_END, 0},
    {KEY_LL, NC_KEY_END, 0},
    {KEY_A1, NC_KEY_HOME, 0},
    {KEY_A3, NC_KEY_PAGE_UP, 0},
    {KEY_C1, NC_KEY_END, 0},
    {KEY_C3, NC_KEY_PAGE_DOWN, 0},
    {KEY_PPAGE, NC_KEY_PAGE_UP, 0},
    {KEY_NPAGE, NC_KEY_PAGE_DOWN, 0},
    {KEY_IC, NC_KEY_INSERT, 0},
    {KEY_DC, NC_KEY_DELETE, 0},
    {KEY_BACKSPACE, NC_KEY_BACKSPACE, 0},
    {KEY_ENTER, NC_KEY_ENTER, 0},
    {KEY_BTAB, NC_KEY_BACK_TAB, 0},
    {KEY_SR, NC_KEY_UP, NC_SHIFT},
    {KEY_SF, NC_KEY_DOWN, NC_SHIFT},
    {KEY_SLEFT, NC_KEY_LEFT, NC_SHIFT},
    {KEY_SRIGHT, NC_KEY_RIGHT, NC_SHIFT},
    {KEY_SHOME, NC_KEY_HOME, NC_SHIFT},
    {KEY_SEND, NC_KEY_END, NC_SHIFT},
    {KEY_SPREVIOUS, NC_KEY_PAGE_UP, NC_SHIFT},
    {KEY_SNEXT, NC_KEY_PAGE_DOWN, NC_SHIFT},
    {KEY_SIC, NC_KEY_INSERT, NC_SHIFT},
    {KEY_SDC, NC_KEY_DELETE, NC_SHIFT},
};

// The extended capabilities of terminfo(5): a name, then xterm's modifier parameter, as in kRIT5.
static const struct {
  const char *prefix;
  int key;
} modified_keys[] = {
    {"kUP", NC_KEY_UP},       {"kDN", NC_KEY_DOWN},    {"kLFT", NC_KEY_LEFT},
    {"kRIT", NC_KEY_RIGHT},   {"kHOM", NC_KEY_HOME},   {"kEND", NC_KEY_END},
    {"kPRV", NC_KEY_PAGE_UP}, {"kNXT", NC_KEY_PAGE_DOWN}, {"kIC", NC_KEY_INSERT},
    {"kDC", NC_KEY_DELETE},
};

void nc_open_input(bool mouse) {
  source = newpad(1, 1);
  if (!source) return;
  keypad(source, TRUE);
  nodelay(source, TRUE);
  if (!getenv("ESCDELAY")) set_escdelay(ESCAPE_DELAY_MS);
  for (size_t i = 0; i < COUNT(spellings); i++)
    if (key_defined(spellings[i].sequence) == 0) define_key(spellings[i].sequence, spellings[i].code);
  if (mouse) {
    mouseinterval(0);  // a click is a press; waiting for a second one would delay the first
    mmask_t mask = BUTTON_SHIFT | BUTTON_ALT | BUTTON_CTRL;
    for (size_t i = 0; i < COUNT(mouse_events); i++) mask |= mouse_events[i].event;
    mousemask(mask, NULL);
  }
}

static struct nc_input named_key(int code) {
  struct nc_input input = {.kind = NC_OTHER};
  for (size_t i = 0; i < COUNT(keys); i++)
    if (keys[i].code == code) {
      input.kind = NC_KEY;
      input.code = keys[i].key;
      input.modifiers = keys[i].modifiers;
      return input;
    }
  const char *name = keyname(code);
  for (size_t i = 0; name && i < COUNT(modified_keys); i++) {
    size_t length = strlen(modified_keys[i].prefix);
    if (strncmp(name, modified_keys[i].prefix, length) != 0) continue;
    int parameter = name[length] ? atoi(name + length) : 2;  // kUP alone is shifted
    if (parameter < 2 || parameter > 8) continue;
    input.kind = NC_KEY;
    input.code = modified_keys[i].key;
    input.modifiers = parameter - 1;  // xterm: 1 + shift 1 + alt 2 + control 4
    return input;
  }
  return input;
}

// The release of a click, which is read next.
static struct nc_input pending;

static struct nc_input mouse_event(void) {
  struct nc_input input = {.kind = NC_OTHER};
  MEVENT event;
  if (getmouse(&event) != OK) return input;
  for (size_t i = 0; i < COUNT(mouse_events); i++) {
    if (!(event.bstate & mouse_events[i].event)) continue;
    input.kind = NC_MOUSE;
    input.code = mouse_events[i].code;
    input.row = event.y;
    input.column = event.x;
    input.modifiers = ((event.bstate & BUTTON_SHIFT) ? NC_SHIFT : 0) |
                      ((event.bstate & BUTTON_ALT) ? NC_ALT : 0) |
                      ((event.bstate & BUTTON_CTRL) ? NC_CONTROL : 0);
    if (mouse_events[i].next_code >= 0) {
      pending = input;
      pending.code = mouse_events[i].next_code;
    }
    break;
  }
  return input;
}

struct nc_input nc_read(void) {
  struct nc_input input = pending;
  pending.kind = NC_NOTHING;
  if (input.kind != NC_NOTHING) return input;
  int code = source ? wgetch(source) : ERR;
  if (code == ERR) return input;
  if (code < KEY_MIN) {
    input.kind = NC_BYTE;
    input.code = code & 0xFF;
  } else if (code == PASTE_BEGIN_CODE) {
    input.kind = NC_PASTE_BEGIN;
  } else if (code == PASTE_END_CODE) {
    input.kind = NC_PASTE_END;
  } else if (code == KEY_MOUSE) {
    input = mouse_event();
  } else if (code > KEY_F0 && code <= KEY_F0 + 63) {
    input.kind = NC_FUNCTION;
    input.code = code - KEY_F0;
  } else {
    input = named_key(code);
  }
  return input;
}
