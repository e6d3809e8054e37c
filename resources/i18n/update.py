#!/usr/bin/env python3
"""Brings resources/i18n/rangefinder_LANG.ts up to date with the sources.

    resources/i18n/update.py de            adds what is new (unfinished), drops what is gone
    resources/i18n/update.py de --check    only says what is missing; 1 when something is

Qt's lupdate finds the strings. All of them go into one context: a class may move, and the same words are translated once.
Where one word needs two translations, a context of the class's name with that message is kept beside it and wins.
"""
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTEXT = "Rangefinder"
LUPDATE = next((p for p in ("/usr/lib/qt6/bin/lupdate", "lupdate") if pathlib.Path(p).exists()), "lupdate")


def found():
    """{source: numerus} of everything in tr()."""
    with tempfile.TemporaryDirectory() as folder:
        ts = pathlib.Path(folder) / "all_en.ts"
        subprocess.run([LUPDATE, "-silent", "-locations", "none", "-recursive", "ui", "models", "app", "-ts", ts],
                       cwd=ROOT, check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        # A count that reaches tr() by a variable has no numerus mark of lupdate's, yet it is one.
        return {m.findtext("source"): m.get("numerus") == "yes" or "%n" in m.findtext("source") for m in ET.parse(ts).iter("message")}


def known(path):
    """({source: forms}, [other contexts as text])"""
    if not path.exists():
        return {}, []
    messages, others = {}, []
    for context in ET.parse(path).getroot().iter("context"):
        if context.findtext("name") != CONTEXT:
            others.append(ET.tostring(context, encoding="unicode").strip())
            continue
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation.get("type") == "unfinished":
                continue
            forms = [f.text or "" for f in translation.iter("numerusform")] or [translation.text or ""]
            messages[message.findtext("source")] = forms
    return messages, others


def write(path, language, sources, messages, others):
    out = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}" sourcelanguage="en">',
           "<context>", f"    <name>{CONTEXT}</name>"]
    for source in sorted(sources):
        numerus = sources[source]
        forms = messages.get(source)
        state = "" if forms and all(forms) else ' type="unfinished"'
        forms = forms or [""]
        out.append("    <message numerus=\"yes\">" if numerus else "    <message>")
        out.append(f"        <source>{escape(source)}</source>")
        if numerus:
            two = (forms * 2)[:2] if len(forms) < 2 else forms
            inner = "".join(f"<numerusform>{escape(f)}</numerusform>" for f in two)
            out.append(f"        <translation{state}>{inner}</translation>")
        else:
            out.append(f"        <translation{state}>{escape(forms[0])}</translation>")
        out.append("    </message>")
    out += ["</context>", *others, "</TS>"]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def main():
    language = sys.argv[1] if len(sys.argv) > 1 else "de"
    path = ROOT / "resources" / "i18n" / f"rangefinder_{language}.ts"
    sources = found()
    messages, others = known(path)
    missing = sorted(s for s in sources if s not in messages)
    for source in missing:
        print("missing:", source.replace("\n", "\\n"))
    print(f"{len(sources)} strings, {len(missing)} missing")
    if "--check" in sys.argv:
        return 1 if missing else 0
    write(path, language, sources, messages, others)
    return 0


if __name__ == "__main__":
    sys.exit(main())
