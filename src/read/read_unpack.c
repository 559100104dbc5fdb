/* gzip (RFC 1952), zlib (1950) and deflate (1951) by ISA-L, the fastest that streams, and whole gzip members
 * by libdeflate, the fastest of all; both check the checksum. zstd (RFC 8878), LZ4 frames and Brotli (RFC
 * 7932) by their own libraries. */
#include "read/read_unpack.h"
#include <brotli/decode.h>
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <lz4frame.h>
#include <zstd.h>

struct read_unpack {
    const sayso_allocator *allocator;
    unpack_kind kind;
    struct inflate_state *inflate; /* behind the struct */
    struct libdeflate_decompressor *whole;
    ZSTD_DCtx *zstd;
    LZ4F_dctx *lz4;
    BrotliDecoderState *brotli;
};

unpack_kind unpack_recognise(str head)
{
    const unsigned char *at = (const unsigned char *)head.at;
    if (head.size >= 3 && at[0] == 0x1f && at[1] == 0x8b && at[2] == 8)
        return UNPACK_GZIP;
    if (head.size < UNPACK_RECOGNISES)
        return UNPACK_NONE;
    if (at[0] == 0x28 && at[1] == 0xb5 && at[2] == 0x2f && at[3] == 0xfd)
        return UNPACK_ZSTD;
    if ((at[0] & 0xf0) == 0x50 && at[1] == 0x2a && at[2] == 0x4d && at[3] == 0x18)
        return UNPACK_ZSTD; /* a frame to skip: before the first, a dictionary */
    if (at[0] == 0x04 && at[1] == 0x22 && at[2] == 0x4d && at[3] == 0x18)
        return UNPACK_LZ4;
    return UNPACK_NONE;
}

static void start_inflate(struct inflate_state *inflate, unpack_kind kind)
{
    inflate->crc_flag = kind == UNPACK_GZIP ? ISAL_GZIP : kind == UNPACK_ZLIB ? ISAL_ZLIB : ISAL_DEFLATE;
}

static bool start(read_unpack *u)
{
    switch (u->kind) {
    case UNPACK_ZSTD:
        u->zstd = ZSTD_createDCtx();
        return u->zstd;
    case UNPACK_LZ4:
        return !LZ4F_isError(LZ4F_createDecompressionContext(&u->lz4, LZ4F_VERSION));
    case UNPACK_BROTLI:
        u->brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
        return u->brotli;
    default:
        u->inflate = (struct inflate_state *)(u + 1);
        isal_inflate_init(u->inflate);
        start_inflate(u->inflate, u->kind);
        u->whole = u->kind == UNPACK_GZIP ? libdeflate_alloc_decompressor() : NULL;
        return u->whole || u->kind != UNPACK_GZIP;
    }
}

read_unpack *unpack_new(unpack_kind kind, const sayso_allocator *allocator)
{
    const bool inflates = kind == UNPACK_GZIP || kind == UNPACK_ZLIB || kind == UNPACK_DEFLATE;
    const size_t size = sizeof(read_unpack) + (inflates ? sizeof(struct inflate_state) : 0);
    read_unpack *u = allocator->alloc(allocator->context, size);
    if (!u)
        return NULL;
    *u = (read_unpack){.allocator = allocator, .kind = kind};
    if (start(u))
        return u;
    unpack_free(u);
    return NULL;
}

void unpack_free(read_unpack *u)
{
    if (!u)
        return;
    libdeflate_free_decompressor(u->whole);
    ZSTD_freeDCtx(u->zstd);
    LZ4F_freeDecompressionContext(u->lz4);
    if (u->brotli)
        BrotliDecoderDestroyInstance(u->brotli);
    u->allocator->free(u->allocator->context, u);
}

void unpack_again(read_unpack *u)
{
    if (u->zstd)
        ZSTD_DCtx_reset(u->zstd, ZSTD_reset_session_only);
    if (u->lz4)
        LZ4F_resetDecompressionContext(u->lz4);
    if (u->inflate) {
        isal_inflate_reset(u->inflate);
        start_inflate(u->inflate, u->kind);
    }
}

/* ISA-L counts in 32 bits, and wrongly after damage (2.30: what it says is left may fall below 0). Where it stopped,
 * next_in and next_out, is right. */
static uint32_t bounded(size_t size)
{
    return size < INT32_MAX ? (uint32_t)size : INT32_MAX;
}

static unpack_step run_inflate(struct inflate_state *s, str *packed, unpack_room *room)
{
    s->next_in = (uint8_t *)packed->at; /* it does not write there */
    s->avail_in = bounded(packed->size);
    s->next_out = (uint8_t *)room->at;
    s->avail_out = bounded(room->size);
    const int result = isal_inflate(s);
    const size_t in = (size_t)((char *)s->next_in - packed->at), out = (size_t)((char *)s->next_out - room->at);
    *packed = str_slice(*packed, in, packed->size);
    *room = (unpack_room){room->at + out, room->size - out};
    if (result < 0)
        return UNPACK_BAD;
    return s->block_state == ISAL_BLOCK_FINISH ? UNPACK_END : UNPACK_MORE;
}

static unpack_step run_zstd(ZSTD_DCtx *zstd, str *packed, unpack_room *room)
{
    ZSTD_inBuffer in = {packed->at, packed->size, 0};
    ZSTD_outBuffer out = {room->at, room->size, 0};
    const size_t result = ZSTD_decompressStream(zstd, &out, &in);
    *packed = str_slice(*packed, in.pos, packed->size);
    *room = (unpack_room){room->at + out.pos, room->size - out.pos};
    if (ZSTD_isError(result))
        return UNPACK_BAD;
    return result == 0 ? UNPACK_END : UNPACK_MORE;
}

static unpack_step run_lz4(LZ4F_dctx *lz4, str *packed, unpack_room *room)
{
    size_t in = packed->size, out = room->size;
    const size_t result = LZ4F_decompress(lz4, room->at, &out, packed->at, &in, NULL);
    if (LZ4F_isError(result))
        return UNPACK_BAD;
    *packed = str_slice(*packed, in, packed->size);
    *room = (unpack_room){room->at + out, room->size - out};
    return result == 0 ? UNPACK_END : UNPACK_MORE;
}

static unpack_step run_brotli(BrotliDecoderState *brotli, str *packed, unpack_room *room)
{
    const uint8_t *in = (const uint8_t *)packed->at;
    uint8_t *out = (uint8_t *)room->at;
    size_t in_left = packed->size, out_left = room->size;
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(brotli, &in_left, &in, &out_left, &out, NULL);
    *packed = (str){(const char *)in, in_left};
    *room = (unpack_room){(char *)out, out_left};
    if (result == BROTLI_DECODER_RESULT_ERROR)
        return UNPACK_BAD;
    return result == BROTLI_DECODER_RESULT_SUCCESS ? UNPACK_END : UNPACK_MORE;
}

unpack_step unpack_run(read_unpack *u, str *packed, unpack_room *room)
{
    if (u->zstd)
        return run_zstd(u->zstd, packed, room);
    if (u->lz4)
        return run_lz4(u->lz4, packed, room);
    if (u->brotli)
        return run_brotli(u->brotli, packed, room);
    return run_inflate(u->inflate, packed, room);
}

unpack_step unpack_whole(read_unpack *u, str *packed, unpack_room *room)
{
    size_t in, out;
    if (!u->whole || libdeflate_gzip_decompress_ex(u->whole, packed->at, packed->size, room->at, room->size, &in,
                                                   &out) != LIBDEFLATE_SUCCESS)
        return UNPACK_MORE;
    *packed = str_slice(*packed, in, packed->size);
    *room = (unpack_room){room->at + out, room->size - out};
    return UNPACK_END;
}

unpack_step unpack_dictionary(read_unpack *u, str dictionary)
{
    enum { MOST = 16 << 20 };
    str own = dictionary;
    char *unpacked = NULL;
    unpack_step step = UNPACK_END;
    if (unpack_recognise(dictionary) == UNPACK_ZSTD) {
        const unsigned long long size = ZSTD_getFrameContentSize(dictionary.at, dictionary.size);
        if (size > MOST)
            return UNPACK_BAD;
        unpacked = u->allocator->alloc(u->allocator->context, (size_t)size + 1);
        if (!unpacked)
            return UNPACK_MEMORY;
        own = (str){unpacked, ZSTD_decompress(unpacked, (size_t)size, dictionary.at, dictionary.size)};
        if (ZSTD_isError(own.size))
            step = UNPACK_BAD;
    }
    if (step == UNPACK_END && ZSTD_isError(ZSTD_DCtx_loadDictionary(u->zstd, own.at, own.size)))
        step = UNPACK_BAD;
    if (unpacked)
        u->allocator->free(u->allocator->context, unpacked);
    return step;
}
