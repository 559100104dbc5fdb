"""CoNLL-U of a spaCy Doc, in the form `sayso parse` writes.

Ten columns; spaCy's own names (UPOS SPACE for white space, DEPREL ROOT); HEAD counts inside the
sentence, 0 at the root. In FORM and LEMMA: space \\s, tab \\t, newline \\n, return \\r, backslash
\\\\. An empty field is _. MISC: Start=BYTE|End=BYTE in the input as given, SpaceAfter=No where no
space follows, Entity=B-ORG / I-ORG.
"""

ESCAPES = str.maketrans({"\\": "\\\\", " ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def escape(text):
    return text.translate(ESCAPES) or "_"


def byte_offsets(text):
    """offsets[i] is the byte at which code point i of text starts; one more for the end."""
    if text.isascii():
        return range(len(text) + 1)
    offsets = [0]
    for c in text:
        n = ord(c)
        offsets.append(
            offsets[-1] + (1 if n < 0x80 else 2 if n < 0x800 else 3 if n < 0x10000 else 4)
        )
    return offsets


def sentence_lines(sentence, offsets, base=0):
    first = sentence.start
    for t in sentence:
        end = t.idx + len(t.text)
        misc = f"Start={base + offsets[t.idx]}|End={base + offsets[end]}"
        if not t.whitespace_:
            misc += "|SpaceAfter=No"
        if t.ent_iob_ in ("B", "I"):
            misc += f"|Entity={t.ent_iob_}-{t.ent_type_}"
        head = 0 if t.head.i == t.i else t.head.i - first + 1
        yield "\t".join(
            (
                str(t.i - first + 1),
                escape(t.text),
                escape(t.lemma_),
                t.pos_ or "_",
                t.tag_ or "_",
                str(t.morph) or "_",
                str(head),
                t.dep_ or "_",
                "_",
                misc,
            )
        )


def doc_conllu(doc, offsets=None, base=0):
    """The whole doc: each sentence's lines and an empty line."""
    offsets = offsets if offsets is not None else byte_offsets(doc.text)
    out = []
    for sentence in doc.sents:
        out.extend(sentence_lines(sentence, offsets, base))
        out.append("")
    return "\n".join(out) + ("\n" if out else "")


def load(folder):
    """The model with the components that sayso has; nothing of its package is imported."""
    import os

    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"
    import spacy

    return spacy.load(folder)


def main():
    import argparse
    from pathlib import Path

    parser = argparse.ArgumentParser(
        description="Writes FILE.conllu beside each FILE.txt, as spaCy reads it."
    )
    parser.add_argument("--spacy-model", required=True, metavar="FOLDER")
    parser.add_argument("files", nargs="+", metavar="FILE.txt", type=Path)
    arguments = parser.parse_args()
    nlp = load(arguments.spacy_model)
    for path in arguments.files:
        path.with_suffix(".conllu").write_bytes(
            doc_conllu(nlp(path.read_bytes().decode("utf-8"))).encode("utf-8")
        )


if __name__ == "__main__":
    main()
