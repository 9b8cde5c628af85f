#include "CVTerm.h"

#include <stdlib.h>
#include <string.h>

struct cv_terminal {
  VTerm *vterm;
  VTermScreen *screen;
  bool cursor_is_visible, is_on_alternate_screen;
};

static int on_property(VTermProp property, VTermValue *value, void *user) {
  struct cv_terminal *terminal = user;
  switch (property) {
    case VTERM_PROP_CURSORVISIBLE: terminal->cursor_is_visible = value->boolean; break;
    case VTERM_PROP_ALTSCREEN: terminal->is_on_alternate_screen = value->boolean; break;
    default: break;
  }
  return 1;
}

static VTermScreenCallbacks callbacks = {.settermprop = on_property};

struct cv_terminal *cv_new(int rows, int columns) {
  struct cv_terminal *terminal = calloc(1, sizeof *terminal);
  if (!terminal) return NULL;
  terminal->vterm = vterm_new(rows, columns);
  vterm_set_utf8(terminal->vterm, 1);
  terminal->screen = vterm_obtain_screen(terminal->vterm);
  vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  return terminal;
}

void cv_free(struct cv_terminal *terminal) {
  vterm_free(terminal->vterm);
  free(terminal);
}

void cv_resize(struct cv_terminal *terminal, int rows, int columns) {
  vterm_set_size(terminal->vterm, rows, columns);
}

void cv_feed(struct cv_terminal *terminal, const char *bytes, int length) {
  vterm_input_write(terminal->vterm, bytes, (size_t)length);
}

int cv_take_answer(struct cv_terminal *terminal, char *bytes, int limit) {
  return (int)vterm_output_read(terminal->vterm, bytes, (size_t)limit);
}

static int color(VTermColor color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) return -1;
  if (VTERM_COLOR_IS_INDEXED(&color)) return color.indexed.idx;
  return 0x1000000 | color.rgb.red << 16 | color.rgb.green << 8 | color.rgb.blue;
}

struct cv_cell cv_cell_at(struct cv_terminal *terminal, int row, int column) {
  struct cv_cell flat;
  memset(&flat, 0, sizeof flat);
  VTermScreenCell cell;
  if (!vterm_screen_get_cell(terminal->screen, (VTermPos){row, column}, &cell)) return flat;
  for (int i = 0; i < 6; i++) flat.scalars[i] = cell.chars[i];
  flat.width = cell.width;
  flat.bold = cell.attrs.bold;
  flat.italic = cell.attrs.italic;
  flat.underline = cell.attrs.underline != 0;
  flat.reverse = cell.attrs.reverse;
  flat.foreground = color(cell.fg);
  flat.background = color(cell.bg);
  return flat;
}

static VTermPos cursor(struct cv_terminal *terminal) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &position);
  return position;
}

int cv_cursor_row(struct cv_terminal *terminal) { return cursor(terminal).row; }
int cv_cursor_column(struct cv_terminal *terminal) { return cursor(terminal).col; }
bool cv_cursor_is_visible(struct cv_terminal *terminal) { return terminal->cursor_is_visible; }
bool cv_is_on_alternate_screen(struct cv_terminal *terminal) {
  return terminal->is_on_alternate_screen;
}
