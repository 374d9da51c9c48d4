import { describe, expect, it } from "vitest";
import { drivingIn } from "../../hostile/driving";
import { hostileNames, hostileTexts } from "../../hostile/texts";
import { drawnBackend, programsOf, track, withStack } from "../stage/programs";

const texts = Object.values(hostileTexts);

describe.each(drawnBackend("hostile answers"))("what a vendor writes, on the $backend backend", ({ module }) => {
  const program = programsOf(module);

  it("is told as text, in lines that are ours", async () => {
    const names = texts.map((_, index) => `track${index}`);
    await withStack({ program: program(...names.map((name) => track(name))) }, async (stack, { control }) => {
      for (const [index, message] of texts.entries())
        control.fault({ action: "CreateAuditTrack", resource: names[index] ?? "", kind: "denied", message, times: -1 });
      const outcome = await stack.up("--continue-on-error");
      expect(outcome.exitCode).toBe(255);
      const told = outcome.events
        .flatMap(({ diagnosticEvent }) => diagnosticEvent ?? [])
        .filter(({ severity, message }) => severity === "error" && message.includes("could not create audit track"))
        .map(({ message }) => message.trimEnd());
      for (const name of names) expect(told.filter((message) => message.includes(`${name} in `))).toHaveLength(1);
      for (const message of told) {
        expect(drivingIn(message)).toEqual([]);
        expect(message.length).toBeLessThan(3000);
      }
    });
  });

  it("is data where it is data, but for halves of characters, which the engine cannot hold", async () => {
    const names = [...texts, ...hostileNames];
    const listing = `audit.getAuditTracksOutput({ cloud: "tencent", region: "ap-guangzhou" })`;
    const line = `export const names = ${listing}.tracks.apply((tracks) => tracks.map(({ name }) => name));`;
    const prepare = ({ control }: { control: { putTrack(track: { Name: string }): unknown } }) => {
      for (const Name of names) control.putTrack({ Name });
    };
    const check = async (stack: {
      up(): Promise<{ exitCode: number; stderr: string }>;
      outputs(): Promise<object>;
    }) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      expect(await stack.outputs()).toMatchObject({ names: names.map((name) => name.toWellFormed()) });
    };
    await withStack({ program: program(line) }, check, prepare);
  });
});
