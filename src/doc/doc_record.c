/* Writes the record: the contract of docs/record.md, member by member in its order. */
#include "doc/doc_write.h"

void doc_record(doc *d, out *o)
{
    json_open(o, '{');
    json_key(o, "sayso");
    json_uint(o, SAYSO_RECORD_FORMAT);
    json_key(o, "doc");
    json_open(o, '{');
    json_key(o, "id");
    json_str(o, (str){d->about.id.at, d->about.id.size});
    json_close(o, '}');
    json_close(o, '}');
}
