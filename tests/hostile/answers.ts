import { hostileNames, hostileTexts } from "./texts";

const deep = 20_000;
const texts = Object.values(hostileTexts).filter((text) => text.length < 1000);

/** Bodies that a server, or whoever stands before it, may answer with. Each is an answer, or is refused as none: nothing else. */
export const hostileAnswers: Readonly<Record<string, string>> = {
  nothing: "",
  blanks: " \r\n\t ",
  "a null": "null",
  "a list": "[]",
  "a number": "1",
  "half of JSON": '{"Error":{"Code":',
  "JSON and more": '{} {"Error":{}}',
  "JSON behind a mark": '\ufeff{"Error":{"Code":"x"}}',
  "members of every object": `{${hostileNames.map((name) => `"${name}":{"x":1}`).join()}}`,
  "members twice": '{"Response":{"Error":{"Code":"a"},"Error":{"Code":"b"}},"error_code":"c","error_code":"d"}',
  "members of other types":
    '{"Response":{"Error":{"Code":{"a":1},"Message":[1]},"RequestId":5},"Code":null,"error_code":7}',
  "an error that is a list": '{"Response":[{"Error":[]}],"ResponseMetadata":[],"error":[]}',
  "numbers that are none": '{"Error":{"Code":1e999},"x":-0,"y":123456789012345678901234567890.5}',
  "a number of a million digits": `{"x":${"9".repeat(1_000_000)}}`,
  "lists in lists": `${"[".repeat(deep)}${"]".repeat(deep)}`,
  "objects in objects": `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
  "elements in elements": `${"<a>".repeat(deep)}${"</a>".repeat(deep)}`,
  "half of XML": "<Error><Code>NoSuchBucket</Code>",
  "two documents": "<Error><Code>a</Code></Error><Error><Code>b</Code></Error>",
  "elements twice": "<Error><Code>a</Code><Code>b</Code><Message>c</Message><Message>d</Message></Error>",
  "elements in elements of text": "<Error><Code><b>c</b></Code><RequestId><x/></RequestId></Error>",
  "an entity":
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><Error><Code>&x;</Code></Error>',
  "entities of entities": `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Error><Code>&b;</Code></Error>`,
  "characters by number": "<Error><Code>&#0;&#x1b;&#x202e;&#xffffffff;</Code></Error>",
  "a document of another": "<html><head><title>502</title></head><body><center>nginx</center></body></html>",
  "elements of every object": `<Error>${hostileNames.map((name) => `<${name}>x</${name}>`).join("")}</Error>`,
  "a section of text": "<Error><Code><![CDATA[</Code><Code>b]]></Code></Error>",
  ...Object.fromEntries(
    texts.flatMap((text, index) => [
      [
        `JSON with text ${index}`,
        JSON.stringify({ Response: { Error: { Code: text, Message: text }, RequestId: text } }),
      ],
      [
        `flat JSON with text ${index}`,
        JSON.stringify({ error_code: text, error_msg: text, Code: text, Message: text }),
      ],
      [`XML with text ${index}`, `<Error><Code>${text.replace(/[<>&]/g, "")}</Code></Error>`],
    ]),
  ),
};
