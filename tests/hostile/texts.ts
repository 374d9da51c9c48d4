/** What somebody else may write where a person, a terminal, a pipeline or a page reads it. Used wherever text from outside is told. */
export const hostileTexts: Readonly<Record<string, string>> = {
  "a command of GitHub Actions": "denied\n::error file=app.js,line=1::owned\n::add-mask::a",
  "a command of GitHub Actions at once": "::set-output name=a::owned",
  "a command behind blanks and a carriage return": "denied\r\n \t ::stop-commands::token\r::error::owned",
  "a command behind other ends of a line":
    "denied\u0085::error::a\u2028::error::b\u2029::error::c\v::error::d\f::error::e",
  "an old command of GitHub Actions": "denied ##[add-path]/tmp/owned",
  "a command of Azure Pipelines": "denied ##vso[task.setvariable variable=PATH]/tmp/owned",
  "a command of TeamCity": "##teamcity[buildStatus status='SUCCESS' text='owned']",
  "a section of GitLab": "denied\u001b[0Ksection_start:1700000000:owned[collapsed=true]\r\u001b[0Kowned",
  "colours and a cleared screen": "\u001b[2J\u001b[1;31mred\u001b[0m \u009b31mred",
  "a link of a terminal": "\u001b]8;;http://evil.example\u0007here\u001b]8;;\u0007 \u001b]0;title\u0007",
  "a backspace and a bell": "Enabled\b\b\b\b\b\b\bDisabled\u0007\u007f\u0000",
  "other directions": "logs-\u202egpj.exe\u202c \u2066a\u2069 \u200f\u061c",
  "invisible characters": "lo\u200bgs\u2060\ufeff\u00ad\u{e0041}\u{e007f}",
  "half a character": "logs-\ud800 and \udc00",
  "directives of the engine": "<{%fg 1%}>red<{%reset%}> <{%boom%}> <{%%}>",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell or a template would put a value there
  "formats and substitutions": "%s %n %!d(MISSING) ${HOME} $(id) `id` {{ secrets.token }}",
  "a table of Markdown": "a | b\n\n| c | d |\n# title\n- [x] done",
  "links of Markdown":
    "[here](http://evil.example) ![x](http://evil.example/p.png) http://evil.example www.evil.example <a@evil.example>",
  "mentions of Markdown": "@everyone and org/repo#1 and #2 and GH-3",
  "code of Markdown": "``` `a` ``b`` ~~~ *c* **d** ~~e~~ \\",
  "a page": "</td></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;",
  "a document": "]]><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;<?xml?>",
  "a text without an end": "x".repeat(100_000),
};

/** Names that every object has, and names that are no plain ones. */
export const hostileNames: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf"],
  ...["__defineGetter__", "__lookupSetter__", "toJSON", "then", "length", "name"],
];
