/* The record's words for the enumerations of sayso.h. */
#include "sayso.h"

const char *sayso_stage_name(sayso_stage stage)
{
    static const char *const names[] = {"clean", "lang", "pieces", "say", "evidence", "pairs", "who", "when"};
    return stage >= SAYSO_CLEAN && stage <= SAYSO_WHEN ? names[stage - SAYSO_CLEAN] : NULL;
}

const char *sayso_kind_name(sayso_kind kind)
{
    static const char *const names[] = {"direct", "indirect", "mixed"};
    return names[kind];
}

const char *sayso_stance_name(sayso_stance stance)
{
    static const char *const names[] = {"assert", "deny", "doubt", "decline"};
    return names[stance];
}

const char *sayso_entity_type_name(sayso_entity_type type)
{
    static const char *const names[] = {"unknown", "person", "organisation", "state", "place", "group", "outlet"};
    return names[type];
}

const char *sayso_mention_kind_name(sayso_mention_kind kind)
{
    static const char *const names[] = {"name", "role", "pronoun"};
    return names[kind];
}

const char *sayso_precision_name(sayso_precision precision)
{
    static const char *const names[] = {"year",   "month",   "week",   "day",       "hour",    "minute",
                                        "second", "century", "decade", "half-year", "quarter", NULL};
    return names[precision];
}

const char *sayso_origin_name(sayso_origin origin)
{
    static const char *const names[] = {"text", "meta", "url", "caller"};
    return names[origin];
}

const char *sayso_time_type_name(sayso_time_type type)
{
    static const char *const names[] = {"date", "time", "duration", "set"};
    return names[type];
}
