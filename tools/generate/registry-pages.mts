import { required } from "./reference/provider.mts";
import { examplesOf } from "./reference/resource-page.mts";

/** The head of a page of Pulumi's registry. https://www.pulumi.com/docs/iac/guides/building-extending/packages/publishing-packages/ */
const head = (title: string, description: string) =>
  [
    "---",
    `title: ${JSON.stringify(title)}`,
    `meta_desc: ${JSON.stringify(description)}`,
    "layout: package",
    "---",
  ].join("\n");

const told =
  "Bucket access monitoring and audit tracks kept switched on across Tencent Cloud, Alibaba Cloud, Huawei Cloud and Volcengine.";

/** The front page of the package in Pulumi's registry. */
export function overviewPage(): string {
  const { kinds, kindNames } = required.kinds;
  const { repository } = required.repository;
  const [example] = examplesOf("BucketAccessMonitor");
  return [
    head("Access Audit", told),
    "The Access Audit provider keeps on what records who reads your objects and who changes your accounts, tells what drifted when somebody switched it off, and lists what was recorded.",
    example?.text ?? "",
    [
      "| resource | |",
      "| --- | --- |",
      ...kindNames.map((kind) => `| \`${kind}\` | ${kinds[kind].doc.split(/(?<=\.) /)[0]} |`),
    ].join("\n"),
    `Guides, the reference, and the command line that gates pipelines are in [the repository](https://${repository}).`,
  ].join("\n\n");
}

const shell = (...lines: string[]) => ["```sh", ...lines, "```"].join("\n");

/** How the package is installed and configured, in Pulumi's registry. */
export function installationPage(): string {
  const { repository, goModule, owner, ownerIsPlaceholder } = required.repository;
  return [
    head(
      "Access Audit: installation and configuration",
      "How the Access Audit provider is installed, and where it finds credentials.",
    ),
    ...(ownerIsPlaceholder
      ? [
          `**Nothing here was published yet, and none of it could be tried.** \`${owner}\` is a placeholder of the organization's name.`,
        ]
      : []),
    "## Installation",
    "Programs in TypeScript and JavaScript:",
    shell("npm install pulumi-access-audit"),
    "Python:",
    shell("pip install pulumi_access_audit"),
    "Go:",
    shell(`go get ${goModule}`),
    "Any other language, from the repository:",
    shell(`pulumi package add ${repository}/plugin`),
    "The plugin needs Node 20.19 or later. The engine gets it from the repository's releases; programs in TypeScript and JavaScript have it in the package.",
    "## Configuration",
    "Settings are configuration of the stack below `access-audit:`, one object for each cloud. Without credentials among them, the environment, the profile files and the roles of the cloud's own tools count.",
    shell(
      "pulumi config set --path access-audit:tencent.secretId --secret AKID…",
      "pulumi config set --path access-audit:tencent.secretKey --secret …",
    ),
    [
      "| cloud | settings |",
      "| --- | --- |",
      ...required.clouds.map(
        ({ name, settings }) =>
          `| \`${name}\` | ${Object.keys(settings.shape)
            .map((one) => `\`${one}\``)
            .join(", ")} |`,
      ),
    ].join("\n"),
  ].join("\n\n");
}
