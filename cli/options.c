/* Reads the command line: the command, then options and operands in any order. Every command has
 * its own options, and an option that a command does not have is an error, never ignored. */
#include "options.h"
#include "complain.h"
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ = 1 << COMMAND_READ,
    PARSE = 1 << COMMAND_PARSE,
    DUMP = 1 << COMMAND_DUMP,
    WHO = 1 << COMMAND_WHO,
    IMPORT = 1 << COMMAND_IMPORT,
    TEXTS = READ | PARSE | DUMP /* the commands that read texts */
};

/* What an option takes, and so what its member of options is. */
typedef enum option_value {
    VALUE_NONE,  /* bool, which becomes true */
    VALUE_HELP,  /* none: the command becomes help on it */
    VALUE_TEXT,  /* const char * */
    VALUE_DAY,   /* likewise, of publication */
    VALUE_SIZE,  /* size_t, bytes */
    VALUE_JOBS,  /* unsigned */
    VALUE_COLOR, /* color_when */
    VALUE_STAGE  /* sayso_stage */
} option_value;

typedef struct known_option {
    const char *name;
    char letter; /* 0: it has none */
    int commands;
    option_value value;
    size_t member; /* where in options it goes */
} known_option;

static const known_option KNOWN[] = {
    {"color", 0, READ, VALUE_COLOR, offsetof(options, color)},
    {"copies", 0, READ, VALUE_NONE, offsetof(options, copies)},
    {"date-field", 0, TEXTS, VALUE_TEXT, offsetof(options, fields.published)},
    {"encoder", 0, IMPORT, VALUE_TEXT, offsetof(options, encoder)},
    {"help", 'h', TEXTS | WHO | IMPORT, VALUE_HELP, 0},
    {"jobs", 'j', TEXTS, VALUE_JOBS, offsetof(options, jobs)},
    {"json", 0, READ | WHO, VALUE_NONE, offsetof(options, json)},
    {"knowledge", 0, READ | DUMP | WHO | IMPORT, VALUE_TEXT, offsetof(options, knowledge)},
    {"last", 0, READ, VALUE_STAGE, offsetof(options, stage)},
    {"max-bytes", 0, TEXTS, VALUE_SIZE, offsetof(options, max_bytes)},
    {"max-memory", 0, TEXTS, VALUE_SIZE, offsetof(options, max_memory)},
    {"meta", 0, READ | DUMP, VALUE_TEXT, offsetof(options, meta)},
    {"model", 'm', TEXTS | WHO, VALUE_TEXT, offsetof(options, model)},
    {"on", 0, WHO, VALUE_TEXT, offsetof(options, on)},
    {"output", 'o', TEXTS | WHO | IMPORT, VALUE_TEXT, offsetof(options, output)},
    {"published", 0, READ | DUMP, VALUE_DAY, offsetof(options, published)},
    {"quiet", 'q', TEXTS | IMPORT, VALUE_NONE, offsetof(options, quiet)},
    {"stage", 's', DUMP, VALUE_STAGE, offsetof(options, stage)},
    {"statements", 0, READ | DUMP, VALUE_TEXT, offsetof(options, statements)},
    {"text-field", 0, TEXTS, VALUE_TEXT, offsetof(options, fields.text)},
    {"title-field", 0, TEXTS, VALUE_TEXT, offsetof(options, fields.title)},
    {"url-field", 0, TEXTS, VALUE_TEXT, offsetof(options, fields.url)},
};

enum {
    KNOWN_COUNT = sizeof KNOWN / sizeof *KNOWN,
    LONG_ONLY = UCHAR_MAX + 1 /* to getopt_long, the option KNOWN[i] is its letter or LONG_ONLY + i */
};

static const char *const COMMANDS[] = {"read", "parse", "dump", "who", "model"};
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS };

/* A size in bytes: "4096", "64K", "8M", "2G". */
static bool read_size(const char *option, const char *text, size_t *size)
{
    static const char units[] = "KMG";
    char *end;
    const unsigned long long number = strtoull(text, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    const int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    const bool whole = *text >= '0' && *text <= '9' && end[unit ? 1 : 0] == '\0';
    if (!whole || number == 0 || number >= SIZE_MAX >> shift) { /* SIZE_MAX: more than strtoull can say */
        complain("--%s %s: not a size; write bytes, or a number with K, M or G, for example --%s 64M", option, text,
                 option);
        return false;
    }
    *size = (size_t)number << shift;
    return true;
}

static bool read_jobs(const char *text, unsigned *jobs)
{
    enum { MOST = 1024 };
    char *end;
    const unsigned long number = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || number > MOST) {
        complain("--jobs %s: not a number of threads from 0 (one a core) to %d", text, MOST);
        return false;
    }
    *jobs = (unsigned)number;
    return true;
}

static bool read_color(const char *text, color_when *when)
{
    static const char *const words[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++)
        if (strcmp(text, words[i]) == 0) {
            *when = (color_when)i;
            return true;
        }
    complain("--color %s: not one of auto, always, never", text);
    return false;
}

/* "clean, lang … who and when" */
static const char *list_stages(char *list, size_t size)
{
    size_t end = 0;
    for (int i = SAYSO_CLEAN; sayso_stage_name((sayso_stage)i) && end < size; i++) {
        const bool last = !sayso_stage_name((sayso_stage)(i + 1));
        const char *before = i == SAYSO_CLEAN ? "" : last ? " and " : ", ";
        end += (size_t)snprintf(list + end, size - end, "%s%s", before, sayso_stage_name((sayso_stage)i));
    }
    return list;
}

static bool read_stage(const char *option, const char *text, sayso_stage *stage)
{
    char stages[256];
    for (int i = SAYSO_CLEAN; sayso_stage_name((sayso_stage)i); i++)
        if (strcmp(text, sayso_stage_name((sayso_stage)i)) == 0) {
            *stage = (sayso_stage)i;
            return true;
        }
    complain("--%s %s: no such stage; the stages are %s", option, text, list_stages(stages, sizeof stages));
    return false;
}

static bool read_published(const char *text, const char **published)
{
    sayso_error error;
    *published = text;
    if (sayso_meta_check(&(sayso_meta){.published = text}, &error))
        return true;
    complain("--published: %s", error.message);
    return false;
}

static bool set_option(options *o, const known_option *known, const char *value)
{
    void *member = (char *)o + known->member;
    switch (known->value) {
    case VALUE_NONE:
        *(bool *)member = true;
        return true;
    case VALUE_HELP:
        o->topic = o->command;
        o->command = COMMAND_HELP;
        return true;
    case VALUE_TEXT:
        *(const char **)member = value;
        return true;
    case VALUE_DAY:
        return read_published(value, member);
    case VALUE_SIZE:
        return read_size(known->name, value, member);
    case VALUE_JOBS:
        return read_jobs(value, member);
    case VALUE_COLOR:
        return read_color(value, member);
    case VALUE_STAGE:
        return read_stage(known->name, value, member);
    }
    return false;
}

static bool is_word(const char *argument, const char *word)
{
    return argument && strcmp(argument, word) == 0;
}

static bool asks_for_help(const char *argument)
{
    return is_word(argument, "help") || is_word(argument, "--help") || is_word(argument, "-h");
}

/* One of COMMANDS; COMMAND_COUNT: none of them. */
static int find_named(const char *word)
{
    int i = 0;
    while (i < COMMAND_COUNT && strcmp(word, COMMANDS[i]) != 0)
        i++;
    return i;
}

/* Whether the first argument is to be read: anything but a word that names no file, which is a misspelt command. */
static bool check_path(const char *first)
{
    struct stat unused;
    if (strpbrk(first, "-./") || stat(first, &unused) == 0)
        return true;
    complain("%s: neither a command nor a file that is there; see 'sayso help'", first);
    return false;
}

/* The command at argv[1] and how many arguments name it. A file or an option there means "read". */
static bool find_command(char **argv, command *found, int *words)
{
    const char *first = argv[1];
    *found = COMMAND_READ;
    *words = 0;
    if (!first)
        return true;
    if (is_word(first, "--version")) {
        *found = COMMAND_VERSION;
        return true;
    }
    if (asks_for_help(first)) {
        *found = COMMAND_HELP;
        *words = 1;
        return true;
    }
    const int named = find_named(first);
    if (named == COMMAND_COUNT)
        return check_path(first);
    *found = (command)named;
    *words = 1 + (named == COMMAND_IMPORT);
    if (named == COMMAND_IMPORT && asks_for_help(argv[2])) {
        *found = COMMAND_HELP;
        *words = 0; /* the topic is "model" */
    } else if (named == COMMAND_IMPORT && !is_word(argv[2], "import")) {
        complain("model: the one thing to do with a model is 'sayso model import WHEEL'; see 'sayso help model'");
        return false;
    }
    return true;
}

static bool find_topic(const char *word, command *topic)
{
    const int named = word ? find_named(word) : COMMAND_COUNT;
    *topic = named < COMMAND_COUNT ? (command)named : COMMAND_HELP;
    if (!word || named < COMMAND_COUNT || asks_for_help(word))
        return true;
    complain("help %s: no such command; they are read, parse, dump, who and model", word);
    return false;
}

/* What getopt_long needs to know of the options of one command. */
static void list_options(command of, struct option *longs, char *letters)
{
    *letters++ = ':'; /* tell a missing value from an unknown option */
    for (int i = 0; i < KNOWN_COUNT; i++) {
        const known_option *known = &KNOWN[i];
        const bool argument = known->value > VALUE_HELP;
        if (!(known->commands & 1 << of))
            continue;
        *longs++ = (struct option){known->name, argument, NULL, known->letter ? known->letter : LONG_ONLY + i};
        if (known->letter) {
            *letters++ = known->letter;
            if (argument)
                *letters++ = ':';
        }
    }
    *longs = (struct option){0};
    *letters = '\0';
}

static const known_option *find_option(int code)
{
    if (code >= LONG_ONLY)
        return &KNOWN[code - LONG_ONLY];
    const known_option *known = KNOWN;
    while (known->letter != code)
        known++;
    return known;
}

/* `wrong` is what getopt_long gave: '?' or ':'. It has not gone past an argument that holds more letters. */
static void complain_of_option(command of, int wrong, const char *letters, const char *before)
{
    const bool written_out = strncmp(before, "--", 2) == 0;
    const bool letter = optopt && optopt < LONG_ONLY && !(written_out && strchr(letters, optopt));
    const char *what = wrong == ':' ? "needs a value" : optopt && !letter ? "takes no value" : "no such option";
    if (letter)
        complain("-%c: %s; see 'sayso help %s'", optopt, what, COMMANDS[of]);
    else
        complain("%s: %s; see 'sayso help %s'", before, what, COMMANDS[of]);
}

static bool read_options(options *o, int argc, char **argv)
{
    struct option longs[KNOWN_COUNT + 1];
    char letters[2 * KNOWN_COUNT + 2];
    const command of = o->command;
    list_options(of, longs, letters);
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (code == '?' || code == ':') {
            complain_of_option(of, code, letters, argv[optind - 1]);
            return false;
        }
        const known_option *known = find_option(code);
        if (optarg && !*optarg) {
            complain("--%s: needs a value; see 'sayso help %s'", known->name, COMMANDS[of]);
            return false;
        }
        if (!set_option(o, known, optarg))
            return false;
        if (o->command == COMMAND_HELP)
            return true;
    }
    o->operands = argv + optind;
    o->operand_count = argc - optind;
    return true;
}

static bool has_words(const options *o)
{
    bool some = false;
    for (int i = 0; i < o->operand_count; i++)
        some |= o->operands[i][strspn(o->operands[i], " ")] != '\0';
    return some;
}

static bool check_operands(const options *o)
{
    char stages[256];
    if (o->command == COMMAND_IMPORT && o->operand_count != 1)
        complain("model import: name one wheel of en_core_web_sm 3.8.0; see 'sayso help model'");
    else if (o->command == COMMAND_WHO && !has_words(o))
        complain("who: say who: sayso who \"British Foreign Secretary\" --on 2021-12-12; see 'sayso help who'");
    else if (o->command == COMMAND_DUMP && !o->stage)
        complain("dump: say which stage: --stage STAGE; the stages are %s; see 'sayso help dump'",
                 list_stages(stages, sizeof stages));
    else if (o->command <= COMMAND_DUMP && !o->operand_count && isatty(STDIN_FILENO))
        complain("nothing to read: name files or folders, or pipe a text in; see 'sayso help'");
    else
        return true;
    return false;
}

status options_read(options *o, int argc, char **argv)
{
    int words;
    *o = (options){0};
    if (!find_command(argv, &o->command, &words))
        return STATUS_USAGE;
    if (o->command == COMMAND_VERSION)
        return STATUS_DONE;
    if (o->command == COMMAND_HELP)
        return find_topic(argv[words + 1], &o->topic) ? STATUS_DONE : STATUS_USAGE;
    argv[words] = argv[0];
    const bool right = read_options(o, argc - words, argv + words) && (o->command == COMMAND_HELP || check_operands(o));
    return right ? STATUS_DONE : STATUS_USAGE;
}
