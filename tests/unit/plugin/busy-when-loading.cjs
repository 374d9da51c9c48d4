// A machine that is so busy that to load the clouds takes seconds: the process answers nothing meanwhile.
const Module = require("node:module");

const load = Module._load;
let isBusy = false;
Module._load = (request, ...rest) => {
  if (/verbs\.js$/.test(request) && !isBusy) {
    isBusy = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    process.stderr.write("loaded\n");
  }
  return load(request, ...rest);
};
