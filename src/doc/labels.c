#include "doc/labels.h"

static const char *const label_tags[] = {
    [TAG_DOLLAR] = "$",    [TAG_CLOSE_QUOTE] = "''", [TAG_COMMA] = ",", [TAG_LRB] = "-LRB-", [TAG_RRB] = "-RRB-",
    [TAG_STOP] = ".",      [TAG_COLON] = ":",        [TAG_ADD] = "ADD", [TAG_AFX] = "AFX",   [TAG_CC] = "CC",
    [TAG_CD] = "CD",       [TAG_DT] = "DT",          [TAG_EX] = "EX",   [TAG_FW] = "FW",     [TAG_HYPH] = "HYPH",
    [TAG_IN] = "IN",       [TAG_JJ] = "JJ",          [TAG_JJR] = "JJR", [TAG_JJS] = "JJS",   [TAG_LS] = "LS",
    [TAG_MD] = "MD",       [TAG_NFP] = "NFP",        [TAG_NN] = "NN",   [TAG_NNP] = "NNP",   [TAG_NNPS] = "NNPS",
    [TAG_NNS] = "NNS",     [TAG_PDT] = "PDT",        [TAG_POS] = "POS", [TAG_PRP] = "PRP",   [TAG_PRP_POSS] = "PRP$",
    [TAG_RB] = "RB",       [TAG_RBR] = "RBR",        [TAG_RBS] = "RBS", [TAG_RP] = "RP",     [TAG_SYM] = "SYM",
    [TAG_TO] = "TO",       [TAG_UH] = "UH",          [TAG_VB] = "VB",   [TAG_VBD] = "VBD",   [TAG_VBG] = "VBG",
    [TAG_VBN] = "VBN",     [TAG_VBP] = "VBP",        [TAG_VBZ] = "VBZ", [TAG_WDT] = "WDT",   [TAG_WP] = "WP",
    [TAG_WP_POSS] = "WP$", [TAG_WRB] = "WRB",        [TAG_XX] = "XX",   [TAG_SP] = "_SP",    [TAG_OPEN_QUOTE] = "``"};

static const char *const label_poss[] = {
    [POS_NONE] = "",       [POS_ADJ] = "ADJ",   [POS_ADP] = "ADP",     [POS_ADV] = "ADV",     [POS_AUX] = "AUX",
    [POS_CCONJ] = "CCONJ", [POS_DET] = "DET",   [POS_INTJ] = "INTJ",   [POS_NOUN] = "NOUN",   [POS_NUM] = "NUM",
    [POS_PART] = "PART",   [POS_PRON] = "PRON", [POS_PROPN] = "PROPN", [POS_PUNCT] = "PUNCT", [POS_SCONJ] = "SCONJ",
    [POS_SYM] = "SYM",     [POS_VERB] = "VERB", [POS_X] = "X",         [POS_SPACE] = "SPACE"};

static const char *const label_deps[] = {[DEP_ROOT] = "ROOT",
                                         [DEP_ACL] = "acl",
                                         [DEP_ACOMP] = "acomp",
                                         [DEP_ADVCL] = "advcl",
                                         [DEP_ADVMOD] = "advmod",
                                         [DEP_AGENT] = "agent",
                                         [DEP_AMOD] = "amod",
                                         [DEP_APPOS] = "appos",
                                         [DEP_ATTR] = "attr",
                                         [DEP_AUX] = "aux",
                                         [DEP_AUXPASS] = "auxpass",
                                         [DEP_CASE] = "case",
                                         [DEP_CC] = "cc",
                                         [DEP_CCOMP] = "ccomp",
                                         [DEP_COMPOUND] = "compound",
                                         [DEP_CONJ] = "conj",
                                         [DEP_CSUBJ] = "csubj",
                                         [DEP_CSUBJPASS] = "csubjpass",
                                         [DEP_DATIVE] = "dative",
                                         [DEP_DEP] = "dep",
                                         [DEP_DET] = "det",
                                         [DEP_DOBJ] = "dobj",
                                         [DEP_EXPL] = "expl",
                                         [DEP_INTJ] = "intj",
                                         [DEP_MARK] = "mark",
                                         [DEP_META] = "meta",
                                         [DEP_NEG] = "neg",
                                         [DEP_NMOD] = "nmod",
                                         [DEP_NPADVMOD] = "npadvmod",
                                         [DEP_NSUBJ] = "nsubj",
                                         [DEP_NSUBJPASS] = "nsubjpass",
                                         [DEP_NUMMOD] = "nummod",
                                         [DEP_OPRD] = "oprd",
                                         [DEP_PARATAXIS] = "parataxis",
                                         [DEP_PCOMP] = "pcomp",
                                         [DEP_POBJ] = "pobj",
                                         [DEP_POSS] = "poss",
                                         [DEP_PRECONJ] = "preconj",
                                         [DEP_PREDET] = "predet",
                                         [DEP_PREP] = "prep",
                                         [DEP_PRT] = "prt",
                                         [DEP_PUNCT] = "punct",
                                         [DEP_QUANTMOD] = "quantmod",
                                         [DEP_RELCL] = "relcl",
                                         [DEP_XCOMP] = "xcomp"};

static const char *const label_names[] = {[NAME_NONE] = "",
                                          [NAME_CARDINAL] = "CARDINAL",
                                          [NAME_DATE] = "DATE",
                                          [NAME_EVENT] = "EVENT",
                                          [NAME_FAC] = "FAC",
                                          [NAME_GPE] = "GPE",
                                          [NAME_LANGUAGE] = "LANGUAGE",
                                          [NAME_LAW] = "LAW",
                                          [NAME_LOC] = "LOC",
                                          [NAME_MONEY] = "MONEY",
                                          [NAME_NORP] = "NORP",
                                          [NAME_ORDINAL] = "ORDINAL",
                                          [NAME_ORG] = "ORG",
                                          [NAME_PERCENT] = "PERCENT",
                                          [NAME_PERSON] = "PERSON",
                                          [NAME_PRODUCT] = "PRODUCT",
                                          [NAME_QUANTITY] = "QUANTITY",
                                          [NAME_TIME] = "TIME",
                                          [NAME_WORK_OF_ART] = "WORK_OF_ART"};

/* The place of `text` in `labels`, `count` if it is in none. */
static unsigned find(const char *const *labels, unsigned count, str text)
{
    unsigned i = 0;
    while (i < count && !str_equal(str_of(labels[i]), text))
        i++;
    return i;
}

const char *label_tag_text(label_tag label)
{
    return label_tags[label];
}

label_tag label_tag_of(str text)
{
    return (label_tag)find(label_tags, TAG_COUNT, text);
}

const char *label_pos_text(label_pos label)
{
    return label_poss[label];
}

label_pos label_pos_of(str text)
{
    return (label_pos)find(label_poss, POS_COUNT, text);
}

const char *label_dep_text(label_dep label)
{
    return label_deps[label];
}

label_dep label_dep_of(str text)
{
    return (label_dep)find(label_deps, DEP_COUNT, text);
}

const char *label_name_text(label_name label)
{
    return label_names[label];
}

label_name label_name_of(str text)
{
    return (label_name)find(label_names, NAME_COUNT, text);
}
