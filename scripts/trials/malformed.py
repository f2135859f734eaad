"""Programs with one token left out, put in or replaced, and what CPython says: malformed.py COUNT SEED FILE …

Each line of the output is a text as JSON: {source, line?}, where `line` is that of CPython's syntax error.
"""
import io
import json
import random
import sys
import tokenize
import warnings

warnings.simplefilter("ignore")

TOKENS = ["(", ")", "[", "]", "{", "}", ":", ",", "=", "==", "+", "-", "*", "**", ".", "'", '"', "\n", "\n    ", "if",
          "else", "for", "in", "return", "x", "2", "lambda", "not", "and", "def", "@", ";", "#", "\t"]


def changed(rng, text):
    lines = text.split("\n")
    kind = rng.random()
    if kind > 0.85:
        k = rng.randrange(len(lines))
        lines[k] = rng.choice([" ", "    ", "\t"]) + lines[k] if kind > 0.92 else lines[k][rng.choice([1, 2, 4]) :] if lines[k][:1] == " " else lines[k]
        return "\n".join(lines)
    starts = [0]
    for line in text.splitlines(True):
        starts.append(starts[-1] + len(line))
    all_tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    token = rng.choice([one for one in all_tokens if one.string.strip() and one.type != tokenize.COMMENT])
    begin, end = (starts[row - 1] + column for row, column in (token.start, token.end))
    if kind < 0.35:
        return text[:begin] + text[end:]
    if kind < 0.6:
        return text[:begin] + rng.choice(TOKENS) + text[end:]
    return text[:begin] + rng.choice(TOKENS) + " " + text[begin:]


count, seed, files = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
rng = random.Random(seed)
texts = []
for file in files:
    with open(file) as opened:
        texts.append(opened.read())
for _ in range(count):
    source = changed(rng, rng.choice(texts))
    try:
        compile(source, "program", "exec")
        print(json.dumps({"source": source}))
    except SyntaxError as error:
        print(json.dumps({"source": source, "line": error.lineno}))
    except ValueError:
        pass
