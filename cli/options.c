/* Reads the command line: the command, then options and operands in any order. Every command has
 * its own options, and an option that a command does not have is an error, never ignored. */
#include "options.h"
#include "complain.h"
#include <getopt.h>
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

/* Options without a letter. */
enum {
    JSON = 256,
    COLOR,
    COPIES,
    DATE_FIELD,
    TEXT_FIELD,
    TITLE_FIELD,
    URL_FIELD,
    ENCODER,
    MAX_BYTES,
    MAX_MEMORY,
    KNOWLEDGE,
    LAST,
    META,
    ON,
    PUBLISHED,
    STATEMENTS
};

typedef struct known_option {
    const char *name;
    int code; /* its letter, where it has one */
    bool argument;
    int commands;
} known_option;

static const known_option KNOWN[] = {
    {"color", COLOR, true, READ},
    {"copies", COPIES, false, READ},
    {"date-field", DATE_FIELD, true, TEXTS},
    {"encoder", ENCODER, true, IMPORT},
    {"help", 'h', false, TEXTS | WHO | IMPORT},
    {"jobs", 'j', true, TEXTS},
    {"json", JSON, false, READ | WHO},
    {"knowledge", KNOWLEDGE, true, READ | DUMP | WHO | IMPORT},
    {"last", LAST, true, READ},
    {"max-bytes", MAX_BYTES, true, TEXTS},
    {"max-memory", MAX_MEMORY, true, TEXTS},
    {"meta", META, true, READ | DUMP},
    {"model", 'm', true, TEXTS | WHO},
    {"on", ON, true, WHO},
    {"output", 'o', true, TEXTS | WHO | IMPORT},
    {"published", PUBLISHED, true, READ | DUMP},
    {"quiet", 'q', false, TEXTS | IMPORT},
    {"stage", 's', true, DUMP},
    {"statements", STATEMENTS, true, READ | DUMP},
    {"text-field", TEXT_FIELD, true, TEXTS},
    {"title-field", TITLE_FIELD, true, TEXTS},
    {"url-field", URL_FIELD, true, TEXTS},
};

enum { KNOWN_COUNT = sizeof KNOWN / sizeof *KNOWN };

static const char *const COMMANDS[] = {"read", "parse", "dump", "who", "model import", "help", "version"};

/* A size in bytes: "4096", "64K", "8M", "2G". */
static bool read_size(const char *option, const char *text, size_t *size)
{
    static const char units[] = "KMG";
    char *end;
    const unsigned long long number = strtoull(text, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    const int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    const bool whole = *text >= '0' && *text <= '9' && end[unit ? 1 : 0] == '\0';
    if (!whole || number == 0 || number > SIZE_MAX >> shift) {
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

static bool read_stage(const char *option, const char *text, sayso_stage *stage)
{
    for (int i = SAYSO_CLEAN; sayso_stage_name((sayso_stage)i); i++)
        if (strcmp(text, sayso_stage_name((sayso_stage)i)) == 0) {
            *stage = (sayso_stage)i;
            return true;
        }
    complain("--%s %s: no such stage; the stages are clean, lang, pieces, say, evidence, pairs, who and when", option,
             text);
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

static bool set_option(options *o, int code, const char *value)
{
    switch (code) {
    case COLOR:
        return read_color(value, &o->color);
    case COPIES:
        o->copies = true;
        return true;
    case DATE_FIELD:
        o->fields.published = value;
        return true;
    case ENCODER:
        o->encoder = value;
        return true;
    case 'h':
        o->topic = o->command;
        o->command = COMMAND_HELP;
        return true;
    case 'j':
        return read_jobs(value, &o->jobs);
    case JSON:
        o->json = true;
        return true;
    case KNOWLEDGE:
        o->knowledge = value;
        return true;
    case LAST:
        return read_stage("last", value, &o->stage);
    case MAX_BYTES:
        return read_size("max-bytes", value, &o->max_bytes);
    case MAX_MEMORY:
        return read_size("max-memory", value, &o->max_memory);
    case META:
        o->meta = value;
        return true;
    case 'm':
        o->model = value;
        return true;
    case ON:
        o->on = value;
        return true;
    case 'o':
        o->output = value;
        return true;
    case PUBLISHED:
        return read_published(value, &o->published);
    case 'q':
        o->quiet = true;
        return true;
    case 's':
        return read_stage("stage", value, &o->stage);
    case STATEMENTS:
        o->statements = value;
        return true;
    case TEXT_FIELD:
        o->fields.text = value;
        return true;
    case TITLE_FIELD:
        o->fields.title = value;
        return true;
    case URL_FIELD:
        o->fields.url = value;
        return true;
    default:
        return false;
    }
}

static bool is_word(const char *argument, const char *word)
{
    return argument && strcmp(argument, word) == 0;
}

/* The command at argv[1] and how many arguments name it. A file or an option there means "read". */
static bool find_command(char **argv, command *found, int *words)
{
    *found = COMMAND_READ;
    *words = 0;
    const char *first = argv[1];
    if (is_word(first, "--version")) {
        *found = COMMAND_VERSION;
    } else if (is_word(first, "help") || is_word(first, "--help") || is_word(first, "-h")) {
        *found = COMMAND_HELP;
        *words = 1;
    } else if (is_word(first, "model")) {
        if (!is_word(argv[2], "import")) {
            complain("model: the one thing to do with a model is 'sayso model import WHEEL'; see 'sayso help model'");
            return false;
        }
        *found = COMMAND_IMPORT;
        *words = 2;
    } else if (first) {
        for (int i = COMMAND_READ; i <= COMMAND_WHO; i++)
            if (is_word(first, COMMANDS[i])) {
                *found = (command)i;
                *words = 1;
                return true;
            }
        struct stat unused;
        if (!strpbrk(first, "-./") && stat(first, &unused) != 0) { /* a word, no path */
            complain("%s: neither a command nor a file that is there; see 'sayso help'", first);
            return false;
        }
    }
    return true;
}

static bool find_topic(const char *word, command *topic)
{
    *topic = COMMAND_HELP;
    if (!word)
        return true;
    for (int i = COMMAND_READ; i <= COMMAND_WHO; i++)
        if (strcmp(word, COMMANDS[i]) == 0)
            *topic = (command)i;
    if (strcmp(word, "model") == 0)
        *topic = COMMAND_IMPORT;
    if (*topic == COMMAND_HELP)
        complain("help %s: no such command; they are read, parse, dump, who and model", word);
    return *topic != COMMAND_HELP;
}

/* What getopt_long needs to know of the options of one command. */
static void list_options(command of, struct option *longs, char *letters)
{
    *letters++ = ':'; /* tell a missing value from an unknown option */
    for (int i = 0; i < KNOWN_COUNT; i++) {
        const known_option *known = &KNOWN[i];
        if (!(known->commands & 1 << of))
            continue;
        *longs++ = (struct option){known->name, known->argument, NULL, known->code};
        if (known->code < JSON) {
            *letters++ = (char)known->code;
            if (known->argument)
                *letters++ = ':';
        }
    }
    *longs = (struct option){0};
    *letters = '\0';
}

/* `wrong` is what getopt_long gave: '?' or ':'. */
static void complain_of_option(command of, int wrong, char **argv)
{
    const char *what = wrong == ':' ? "needs a value" : "no such option";
    if (optopt && optopt < JSON && strncmp(argv[optind - 1], "--", 2) != 0)
        complain("-%c: %s; see 'sayso help %s'", optopt, what, of == COMMAND_IMPORT ? "model" : COMMANDS[of]);
    else
        complain("%s: %s; see 'sayso help %s'", argv[optind - 1], what, of == COMMAND_IMPORT ? "model" : COMMANDS[of]);
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
            complain_of_option(of, code, argv);
            return false;
        }
        if (!set_option(o, code, optarg))
            return false;
        if (o->command == COMMAND_HELP)
            return true;
    }
    o->operands = argv + optind;
    o->operand_count = argc - optind;
    return true;
}

static bool check_operands(const options *o)
{
    if (o->command == COMMAND_IMPORT && o->operand_count != 1)
        complain("model import: name one wheel of en_core_web_sm 3.8.0; see 'sayso help model'");
    else if (o->command == COMMAND_WHO && !o->operand_count)
        complain("who: say who: sayso who \"British Foreign Secretary\" --on 2021-12-12; see 'sayso help who'");
    else if (o->command == COMMAND_DUMP && !o->stage)
        complain("dump: say which stage: --stage clean, lang, pieces, say, evidence, pairs, who or when; see 'sayso "
                 "help dump'");
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
