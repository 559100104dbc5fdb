#include "read/read_place.h"
#include "base/out.h"

const char *read_path(const read_level *level, stream_place place)
{
    out o = {.arena = level->arena};
    out_format(&o, "%s#%llu", level->path, (unsigned long long)place.byte);
    if (place.inside)
        out_format(&o, "+%llu", (unsigned long long)place.inside);
    return out_end(&o);
}

const char *read_copy(const read_level *level, str text)
{
    return text.size ? arena_copy(level->arena, text.at, text.size) : NULL;
}
