#include "read/read_foreign.h"

/* The parts of an OpenDocument or Office Open XML file lie in a ZIP; its first tells what it is. */
static bool is_office_zip(str head)
{
    enum { NAME = 30 }; /* of the first file, in a ZIP's first header */
    if (!str_starts(head, STR("PK\3\4")) || head.size < NAME)
        return false;
    const str name = str_slice(head, NAME, head.size);
    return str_starts(name, STR("[Content_Types].xml")) ||
           str_starts(name, STR("mimetypeapplication/vnd.oasis.opendocument."));
}

const char *foreign_recognise(str head)
{
    if (str_starts(head, STR("%PDF-")))
        return "a PDF; make text of it first, for example with pdftotext";
    if (str_starts(head, STR("{\\rtf")) || str_starts(head, STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) ||
        is_office_zip(head))
        return "a document of an office program; make text of it first, for example with soffice --convert-to txt";
    return NULL;
}
