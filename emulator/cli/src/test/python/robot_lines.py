"""Does the test cases of a Robot file without Robot Framework: library folder, file."""

import inspect
import re
import sys


def main(folder, file):
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    from WwepLibrary import WwepLibrary

    library = WwepLibrary()
    cases, within = [], False
    with open(file, encoding="utf-8") as lines:
        for line in lines.read().splitlines():
            if line.startswith("***"):
                within = "Test Cases" in line
            elif within and line and not line[0].isspace():
                cases.append((line, []))
            elif within and line.strip():
                cases[-1][1].append(re.split(r" {2,}|\t", line.strip()))
    try:
        for name, steps in cases:
            for words in steps:
                call(library, words)
            library.end_test()
            print("PASS", name)
    finally:
        library.close()


def call(library, words):
    method = getattr(library, words[0].lower().replace(" ", "_"))
    names = inspect.signature(method).parameters
    plain, named = [], {}
    for word in words[1:]:
        name, _, value = word.partition("=")
        if value and (name in names or "attributes" in names):
            named[name] = value
        else:
            plain.append(word)
    method(*plain, **named)


main(*sys.argv[1:])
