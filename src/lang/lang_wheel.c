/* Reads the wheel of en_core_web_sm 3.8.0, a ZIP archive: the files that the import needs, each
 * by the end of its path, and only if its size and SHA-256 are those of the official model.
 * Nothing in the wheel is executed or unpacked to disk. Any wheel with these files will do:
 * meta.json and the name of the top folder differ between the official one and copies on package
 * registries. Source of the pins: the files of the official release, 2024-09-14. */
#include "base/error.h"
#include "base/hash.h"
#include "lang/lang_import.h"
#include <assert.h>
#include <zip.h>

static const char FOLDER[] = "-3.8.0/"; /* en_core_web_sm/en_core_web_sm-3.8.0/parser/moves */

static const struct {
    const char *file;
    size_t size;
    const char *sha256;
} PINS[LANG_WHEEL_FILES] = {
    {"config.cfg", 5527, "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79"},
    {"tokenizer", 77066, "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467"},
    {"tok2vec/model", 6269370, "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090"},
    {"tagger/model", 19829, "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7"},
    {"tagger/cfg", 615, "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118"},
    {"parser/model", 319909, "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"},
    {"parser/moves", 1571, "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f"},
    {"parser/cfg", 222, "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780"},
    {"ner/model", 6154601, "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"},
    {"ner/moves", 1064, "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4"},
    {"ner/cfg", 221, "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d"},
    {"attribute_ruler/patterns", 14735, "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683"},
    {"lemmatizer/lookups/lookups.bin", 972893, "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"},
    {"vocab/lookups.bin", 70040, "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682"},
    {"LICENSE", 1056, "3933c176979b68bc6d0bcc902c7d6c130f1d127f476f17ba5cdba8d99cfd0012"},
    {"LICENSES_SOURCES", 2347, "20d9dfacd215112251f15341edd1a47b1f98bf393a212f10f194ffdc7ee98a90"},
};

bool lang_import_fail(const lang_importing *in, const char *file, const char *what)
{
    return error_set(in->error, SAYSO_E_MODEL, 0, "%s: %s: %s; get the wheel of en_core_web_sm 3.8.0 again", in->wheel,
                     file, what);
}

/* Whether the path of a file in the archive is that of `file` in the model's folder. */
static bool is_file(const char *path, const char *file)
{
    const str whole = str_of(path), end = str_of(file), folder = STR(FOLDER);
    return whole.size >= end.size + folder.size && str_ends(whole, end) &&
           str_ends(str_slice(whole, 0, whole.size - end.size), folder);
}

/* The number of an archive's file, or -1. */
static zip_int64_t find_file(zip_t *zip, const char *file)
{
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *path = zip_get_name(zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (path && is_file(path, file))
            return i;
    }
    return -1;
}

static bool is_pinned(const uint8_t *bytes, size_t size, const char *sha256)
{
    uint8_t hash[HASH_SIZE];
    char digits[HASH_DIGITS];
    hash_of((str){(const char *)bytes, size}, hash);
    hash_write(hash, digits);
    return memcmp(digits, sha256, sizeof digits) == 0;
}

/* Reads file number `i` of the table into `to`, which has room for its pinned size. */
static bool read_file(const lang_importing *in, zip_t *zip, size_t i, uint8_t *to)
{
    const zip_int64_t entry = find_file(zip, PINS[i].file);
    if (entry < 0)
        return lang_import_fail(in, PINS[i].file, "not in this wheel");
    zip_stat_t status;
    if (zip_stat_index(zip, (zip_uint64_t)entry, 0, &status) || !(status.valid & ZIP_STAT_SIZE) ||
        status.size != PINS[i].size)
        return lang_import_fail(in, PINS[i].file, "not of the official size");
    zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)entry, 0);
    if (!file)
        return lang_import_fail(in, PINS[i].file, zip_strerror(zip));
    const zip_int64_t got = zip_fread(file, to, PINS[i].size);
    zip_fclose(file);
    if (got != (zip_int64_t)PINS[i].size)
        return lang_import_fail(in, PINS[i].file, "cannot be unpacked");
    if (!is_pinned(to, PINS[i].size, PINS[i].sha256))
        return lang_import_fail(in, PINS[i].file, "not the official file: its SHA-256 differs");
    return true;
}

/* E_IO for what the system refused, E_MODEL for an archive that is none. */
static bool fail_open(const lang_importing *in, int code)
{
    zip_error_t failure;
    zip_error_init_with_code(&failure, code);
    const bool system = zip_error_system_type(&failure) == ZIP_ET_SYS || code == ZIP_ER_NOENT;
    error_set(in->error, system ? SAYSO_E_IO : SAYSO_E_MODEL, 0,
              "%s: byte 0: cannot open the wheel: %s; 'tools/get_model.sh --wheel' gets one, and says where it is",
              in->wheel, zip_error_strerror(&failure));
    zip_error_fini(&failure);
    return false;
}

bool lang_wheel_read(lang_importing *in)
{
    for (size_t i = 0; i < LANG_WHEEL_FILES; i++) /* before the archive is open: an arena may jump away */
        in->files[i] = (str){arena_take(in->arena, PINS[i].size), PINS[i].size};
    int code = 0;
    zip_t *zip = zip_open(in->wheel, ZIP_RDONLY, &code);
    if (!zip)
        return fail_open(in, code);
    bool done = true;
    for (size_t i = 0; done && i < LANG_WHEEL_FILES; i++)
        done = read_file(in, zip, i, (uint8_t *)in->files[i].at);
    zip_discard(zip);
    return done;
}

str lang_wheel_file(const lang_importing *in, const char *file)
{
    size_t i = 0;
    while (i < LANG_WHEEL_FILES && strcmp(PINS[i].file, file) != 0)
        i++;
    assert(i < LANG_WHEEL_FILES);
    return in->files[i];
}
