/* Imports the classes of the two transition systems, in the order of their networks' rows.
 *
 * Reads parser/moves and ner/moves, msgpack around JSON: {"MOVE": {"LABEL": count in training,
 * …}, …}. Writes parser.moves U8 (classes, 3): move, label, label of the true head; and
 * ner.moves U8 (classes, 2): move, type; numbered as in doc/labels.h. The order is spaCy's: by
 * move; of a move, the more frequent label first; of equals, the label later in byte order. */
#include "lang/lang_arcs.h"
#include "lang/lang_import.h"
#include "lang/lang_names.h"
#include <jansson.h>
#include <stdlib.h>

enum { MOST_CLASSES = 255, MOST_COLUMNS = 3 };

typedef struct class
{
    long move;
    json_int_t frequency;
    const char *label;
} class;

static int compare(const void *left, const void *right)
{
    const class *a = left, *b = right;
    if (a->move != b->move)
        return a->move < b->move ? -1 : 1;
    if (a->frequency != b->frequency)
        return a->frequency > b->frequency ? -1 : 1;
    return -strcmp(a->label, b->label);
}

/* How many classes there are; MOST_CLASSES + 1 if there are too many. */
static size_t list_classes(json_t *moves, class *classes)
{
    size_t count = 0;
    const char *move, *label;
    json_t *labels, *frequency;
    json_object_foreach(moves, move, labels) json_object_foreach(labels, label, frequency)
    {
        if (count == MOST_CLASSES)
            return MOST_CLASSES + 1;
        classes[count++] = (class){strtol(move, NULL, 10), json_integer_value(frequency), label};
    }
    qsort(classes, count, sizeof *classes, compare);
    return count;
}

/* Fills one row of a table; false if the class is not one we know. */
typedef bool row_of(const class *c, uint8_t *row);

static bool parser_row(const class *c, uint8_t *row)
{
    const char *bars = strstr(c->label, "||");
    const str dep = {c->label, bars ? (size_t)(bars - c->label) : strlen(c->label)};
    const bool arc = c->move == MOVE_LEFT || c->move == MOVE_RIGHT;
    row[0] = (uint8_t)c->move;
    row[1] = arc ? label_dep_of(dep) : DEP_COUNT;
    row[2] = bars ? label_dep_of(str_of(bars + 2)) : DEP_COUNT;
    return c->move >= 0 && c->move < MOVE_COUNT && arc == (row[1] < DEP_COUNT) && (!bars || row[2] < DEP_COUNT);
}

static bool name_row(const class *c, uint8_t *row)
{
    row[0] = (uint8_t)c->move;
    row[1] = label_name_of(str_of(c->label));
    return c->move >= 0 && c->move < NAME_MOVE_COUNT && row[1] < NAME_COUNT;
}

static bool import_classes(lang_importing *in, const char *file, const char *tensor, size_t columns, row_of *fill)
{
    const msgpack_object *map = lang_import_unpack(in, file, lang_wheel_file(in, file));
    const str text = map ? lang_import_text(lang_import_member(map, "moves")) : (str){NULL, 0};
    json_t *moves = text.at ? json_loadb(text.at, text.size, 0, NULL) : NULL;
    class classes[MOST_CLASSES];
    uint8_t rows[MOST_CLASSES * MOST_COLUMNS];
    const size_t count = list_classes(moves, classes);
    bool known = count > 0 && count <= MOST_CLASSES;
    for (size_t i = 0; known && i < count; i++)
        known = fill(&classes[i], rows + i * columns);
    json_decref(moves);
    if (!known)
        return lang_import_fail(in, file, "a move or a label that this program does not know");
    lang_import_tensor(in, tensor, NN_U8, 2, (size_t[]){count, columns},
                       arena_copy(in->arena, (const char *)rows, count * columns));
    return true;
}

bool lang_import_moves(lang_importing *in)
{
    return import_classes(in, "parser/moves", "parser.moves", 3, parser_row) &&
           import_classes(in, "ner/moves", "ner.moves", 2, name_row);
}
