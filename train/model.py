"""The encoder and its heads, as the program computes them, in floating point.

A BERT-shaped encoder (post-norm, GELU) over word pieces, whose input is the sum of the piece, its place and the
program's own features of it; a tag head with a linear-chain CRF (PolNeAR is univocal: a piece is in one fragment at
most); and a link head, in which every fragment points at the anchor of its statement (its first cue, else its first
content, else its first source); and an antecedent head, in which a mention scores others as what it means.
"""
import torch
from torch import nn
from torch.nn import functional as F

from coref import bucket
from data import CONTENT, CUE, FEATURES, SOURCE

WIDE, INNER, HEADS, PIECES = 384, 1536, 12, 30522
HEAD = 32  # wide
PLACES = 256
TAGS = 7  # O, then B and I of source, cue, content
KINDS = dict(letters=4, quote=4, draft=TAGS, inner=TAGS, dep=46, tag=51)  # values of each feature but the word
DISTANCES = 32  # links: fragments between the two, -15 … 15, and one unused; antecedents: coref.bucket
MENTION = 64     # width of the antecedent head
DROPOUT = 0.1


class Layer(nn.Module):
    def __init__(self, heads=HEADS, inner=INNER):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(WIDE, 3 * HEAD * heads), nn.Linear(HEAD * heads, WIDE)
        self.up, self.down = nn.Linear(WIDE, inner), nn.Linear(inner, WIDE)
        self.norm1, self.norm2 = nn.LayerNorm(WIDE, eps=1e-12), nn.LayerNorm(WIDE, eps=1e-12)

    def forward(self, x, bias):
        windows, size, _ = x.shape
        q, k, v = self.qkv(x).view(windows, size, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU the fused kernel's backward pass is slower.
        weights = torch.softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias, -1, dtype=q.dtype)
        mixed = (weights @ v).transpose(1, 2).reshape(windows, size, -1)
        x = self.norm1(x + F.dropout(self.out(mixed), DROPOUT, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), DROPOUT, self.training))


class Crf(nn.Module):
    """Scores of tag sequences: emissions plus transitions; an I follows only its own B or I."""

    def __init__(self):
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))  # [from, to]
        forbidden = torch.zeros(TAGS, TAGS)
        for tag in (2, 4, 6):
            forbidden[:, tag] = -1e4
            forbidden[tag - 1, tag] = forbidden[tag, tag] = 0
        self.register_buffer("forbidden", forbidden, persistent=False)

    def matrix(self):
        return self.transitions + self.forbidden

    def loss(self, emissions, tags, mask):
        """Minus the log probability of `tags`, a mean over rows. Windows are cut anywhere: they may begin with an I."""
        matrix, size = self.matrix(), emissions.shape[1]
        hard = tags.clamp(min=0)
        score = (emissions.gather(2, hard[:, :, None])[:, :, 0] * mask).sum(1)
        score = score + (matrix[hard[:, :-1], hard[:, 1:]] * mask[:, 1:]).sum(1)
        alpha = emissions[:, 0]
        for t in range(1, size):
            step = torch.logsumexp(alpha[:, :, None] + matrix, 1) + emissions[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum() / mask.sum()


class Model(nn.Module):
    def __init__(self, shapes):
        """shapes: (heads, width inside) of each layer."""
        super().__init__()
        self.word, self.position = nn.Embedding(PIECES, WIDE), nn.Embedding(PLACES, WIDE)
        self.features = nn.ModuleDict({name: nn.Embedding(count, WIDE) for name, count in KINDS.items()})
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.layers = nn.ModuleList(Layer(*shape) for shape in shapes)
        self.tag1, self.tag2, self.crf = nn.Linear(WIDE, 256), nn.Linear(256, TAGS), Crf()
        self.dependent, self.head = nn.Linear(2 * WIDE, 128), nn.Linear(2 * WIDE, 128)
        self.role, self.bilinear = nn.Embedding(3, 128), nn.Parameter(torch.randn(128, 128) * 0.02)
        self.head_bias, self.distance, self.same = nn.Linear(128, 1), nn.Embedding(DISTANCES, 1), nn.Embedding(3, 1)
        self.mention = nn.Linear(WIDE, 2 * MENTION)
        self.antecedent, self.antecedent_bias = nn.Parameter(torch.randn(MENTION, MENTION) * 0.02), nn.Linear(MENTION, 1)
        self.apart = nn.Embedding(DISTANCES, 1)
        for table in (*self.features.values(), self.role, self.distance, self.same, self.apart):
            nn.init.zeros_(table.weight)

    def start_from(self, state):
        """Takes a BERT's weights, by their PyTorch names; token type 0 is added to the places."""
        take = lambda name: state[name].float()
        self.word.weight.data = take("embeddings.word_embeddings.weight").clone()
        self.position.weight.data = (take("embeddings.position_embeddings.weight")[:PLACES]
                                     + take("embeddings.token_type_embeddings.weight")[0])
        self.norm.weight.data = take("embeddings.LayerNorm.weight").clone()
        self.norm.bias.data = take("embeddings.LayerNorm.bias").clone()
        for number, layer in enumerate(self.layers):
            at = lambda name: f"encoder.layer.{number}.{name}"
            for kind in ("weight", "bias"):
                parts = [take(at(f"attention.self.{part}.{kind}")) for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).data = torch.cat(parts)
                for ours, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                     ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    getattr(getattr(layer, ours), kind).data = take(at(f"{theirs}.{kind}")).clone()

    @classmethod
    def load(cls, path):
        """A trained model, ready to be asked."""
        return cls.of(torch.load(path, map_location="cpu"))

    @classmethod
    def of(cls, saved):
        model = cls(shapes(saved["state"]))
        model.load_state_dict(saved["state"])
        return model.eval()

    def encode(self, rows, mask):
        """[windows, size, FEATURES] -> [windows, size, WIDE]"""
        x = self.word(rows[..., 0]) + self.position.weight[:rows.shape[1]]
        for number, name in enumerate(FEATURES[1:], 1):
            x = x + self.features[name](rows[..., number])
        x = F.dropout(self.norm(x), DROPOUT, self.training)
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None].to(kind)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def emissions(self, x):
        return self.tag2(F.dropout(F.gelu(self.tag1(x)), DROPOUT, self.training))

    def links(self, x, fragments, drafts):
        """[fragments, fragments]: how much each (row) points at each (column); x is one window's [size, WIDE]."""
        first, last = [f.first for f in fragments], [f.last - 1 for f in fragments]
        ends = torch.cat([x[first], x[last]], 1)
        role = self.role(torch.tensor([f.role for f in fragments]))
        dependent, head = F.gelu(self.dependent(ends) + role), F.gelu(self.head(ends) + role)
        rank, draft = torch.arange(len(fragments)), torch.from_numpy(drafts[first])
        apart = (rank[None] - rank[:, None]).clamp(-15, 15) + 16
        known = (draft[None] >= 0) & (draft[:, None] >= 0)
        same = torch.where(known, 2 - (draft[None] == draft[:, None]).long(), 0)  # 0 unknown, 1 one draft's, 2 two drafts'
        prior = self.distance(apart)[..., 0] + self.same(same)[..., 0]
        return dependent @ self.bilinear @ head.T + self.head_bias(head).T + prior

    def antecedents(self, x, puzzles):
        """Scores of each puzzle's candidates, against 0 for none of them; x is [windows, size, WIDE]. coref.Group has the shapes."""
        both = F.gelu(self.mention(F.dropout(x, DROPOUT, self.training)))
        meaning, meant = both[..., :MENTION] @ self.antecedent, both[..., MENTION:]
        bias = self.antecedent_bias(meant)[..., 0]
        for place, candidates, _ in puzzles:
            windows, rows = zip(*(at for at, _ in candidates))
            apart = torch.tensor([bucket(apart) for _, apart in candidates])
            yield meant[windows, rows] @ meaning[place] + bias[windows, rows] + self.apart(apart)[:, 0]


def shapes(state):
    """(heads, width inside) of each layer of a trained model."""
    found = []
    while f"layers.{len(found)}.out.weight" in state:
        at = f"layers.{len(found)}."
        found.append((state[at + "out.weight"].shape[1] // HEAD, state[at + "down.weight"].shape[1]))
    return found


def anchors(fragments):
    """The fragment that each fragment points at."""
    chosen = {}
    for role in (CUE, CONTENT, SOURCE):
        for number, f in enumerate(fragments):
            if f.role == role:
                chosen.setdefault(f.statement, number)
    return torch.tensor([chosen[f.statement] for f in fragments])
