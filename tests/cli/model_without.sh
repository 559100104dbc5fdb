# A model without the weights of the encoder parses, but does not read: it says what is missing and how to get it.
python3 - "$SAYSO_MODEL" bare.safetensors <<'PYTHON'
import json, struct, sys
data = open(sys.argv[1], "rb").read()
size = struct.unpack("<Q", data[:8])[0]
header, body = json.loads(data[8:8 + size]), data[8 + size:]
kept, start = {"__metadata__": header.pop("__metadata__")}, 0
tensors = sorted((t for t in header.items() if not t[0].startswith(("encoder.", "attribution."))),
                 key=lambda t: t[1]["data_offsets"])
for name, tensor in tensors:
    first, last = tensor["data_offsets"]
    kept[name] = {**tensor, "data_offsets": [start, start + last - first]}
    start += last - first
text = json.dumps(kept).encode()
text += b" " * (-(8 + len(text)) % 64)
with open(sys.argv[2], "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text)
    for _, tensor in tensors:
        file.write(body[slice(*tensor["data_offsets"])])
PYTHON
echo 'The ferry stays, she said.' >text
sayso parse --model bare.safetensors text | wc -l
sayso dump --model bare.safetensors --stage pieces text | tail -n 2
sayso read --model bare.safetensors --json text
