/* The closed label sets of the language stage: Penn Treebank tags, Universal POS, the dependency
 * labels (ClearNLP) and the entity types (OntoNotes 5) of en_core_web_sm, by the names that the
 * field gives them. A model with any other label is refused. */
#ifndef DOC_LABELS_H
#define DOC_LABELS_H

#include "base/str.h"
#include <stdint.h>

typedef enum __attribute__((packed)) label_tag {
    TAG_DOLLAR,
    TAG_CLOSE_QUOTE,
    TAG_COMMA,
    TAG_LRB,
    TAG_RRB,
    TAG_STOP,
    TAG_COLON,
    TAG_ADD,
    TAG_AFX,
    TAG_CC,
    TAG_CD,
    TAG_DT,
    TAG_EX,
    TAG_FW,
    TAG_HYPH,
    TAG_IN,
    TAG_JJ,
    TAG_JJR,
    TAG_JJS,
    TAG_LS,
    TAG_MD,
    TAG_NFP,
    TAG_NN,
    TAG_NNP,
    TAG_NNPS,
    TAG_NNS,
    TAG_PDT,
    TAG_POS,
    TAG_PRP,
    TAG_PRP_POSS,
    TAG_RB,
    TAG_RBR,
    TAG_RBS,
    TAG_RP,
    TAG_SYM,
    TAG_TO,
    TAG_UH,
    TAG_VB,
    TAG_VBD,
    TAG_VBG,
    TAG_VBN,
    TAG_VBP,
    TAG_VBZ,
    TAG_WDT,
    TAG_WP,
    TAG_WP_POSS,
    TAG_WRB,
    TAG_XX,
    TAG_SP,
    TAG_OPEN_QUOTE,
    TAG_COUNT
} label_tag;

typedef enum __attribute__((packed)) label_pos {
    POS_NONE,
    POS_ADJ,
    POS_ADP,
    POS_ADV,
    POS_AUX,
    POS_CCONJ,
    POS_DET,
    POS_INTJ,
    POS_NOUN,
    POS_NUM,
    POS_PART,
    POS_PRON,
    POS_PROPN,
    POS_PUNCT,
    POS_SCONJ,
    POS_SYM,
    POS_VERB,
    POS_X,
    POS_SPACE,
    POS_COUNT
} label_pos;

typedef enum __attribute__((packed)) label_dep {
    DEP_ROOT,
    DEP_ACL,
    DEP_ACOMP,
    DEP_ADVCL,
    DEP_ADVMOD,
    DEP_AGENT,
    DEP_AMOD,
    DEP_APPOS,
    DEP_ATTR,
    DEP_AUX,
    DEP_AUXPASS,
    DEP_CASE,
    DEP_CC,
    DEP_CCOMP,
    DEP_COMPOUND,
    DEP_CONJ,
    DEP_CSUBJ,
    DEP_CSUBJPASS,
    DEP_DATIVE,
    DEP_DEP,
    DEP_DET,
    DEP_DOBJ,
    DEP_EXPL,
    DEP_INTJ,
    DEP_MARK,
    DEP_META,
    DEP_NEG,
    DEP_NMOD,
    DEP_NPADVMOD,
    DEP_NSUBJ,
    DEP_NSUBJPASS,
    DEP_NUMMOD,
    DEP_OPRD,
    DEP_PARATAXIS,
    DEP_PCOMP,
    DEP_POBJ,
    DEP_POSS,
    DEP_PRECONJ,
    DEP_PREDET,
    DEP_PREP,
    DEP_PRT,
    DEP_PUNCT,
    DEP_QUANTMOD,
    DEP_RELCL,
    DEP_XCOMP,
    DEP_COUNT
} label_dep;

typedef enum __attribute__((packed)) label_name {
    NAME_NONE,
    NAME_CARDINAL,
    NAME_DATE,
    NAME_EVENT,
    NAME_FAC,
    NAME_GPE,
    NAME_LANGUAGE,
    NAME_LAW,
    NAME_LOC,
    NAME_MONEY,
    NAME_NORP,
    NAME_ORDINAL,
    NAME_ORG,
    NAME_PERCENT,
    NAME_PERSON,
    NAME_PRODUCT,
    NAME_QUANTITY,
    NAME_TIME,
    NAME_WORK_OF_ART,
    NAME_COUNT
} label_name;

/* The label as the field writes it; "" for …_NONE. */
const char *label_tag_text(label_tag label);
/* TAG_COUNT if there is no such label. */
label_tag label_tag_of(str text);
const char *label_pos_text(label_pos label);
/* POS_COUNT if there is no such label. */
label_pos label_pos_of(str text);
const char *label_dep_text(label_dep label);
/* DEP_COUNT if there is no such label. */
label_dep label_dep_of(str text);
const char *label_name_text(label_name label);
/* NAME_COUNT if there is no such label. */
label_name label_name_of(str text);

#endif
