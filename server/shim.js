// What workerd loads first. It hands each event to the Rust worker, and starts the Wasm instance
// anew after a panic, which leaves the old instance unusable: calls that it still owes an answer
// fail at once, and objects made before are made again at their next use.
//
// After shim.js of worker-build 0.8.7 (Cloudflare's workers-rs, MIT or Apache-2.0), whose other
// half is the `worker` crate: it notes a panic in the state that __worker_init_state() returns.
import { WorkerEntrypoint } from 'cloudflare:workers';
import * as exports from './bindgen.js';

Error.stackTraceLimit = 100;
const state = exports.__worker_init_state();
/** How to fail each call that the Wasm instance still owes an answer. */
const owed = new Set();

function startAnewIfBroken() {
  if (state.criticalError) {
    console.log('Wasm instance starts anew after a panic');
    exports.__wbg_reset_state();
    state.criticalError = false;
    state.instanceId++;
  }
}

function noteIfBroken(error) {
  if (error instanceof WebAssembly.RuntimeError) {
    console.error('Critical', error);
    state.criticalError = true;
    for (const fail of owed) fail(error);
    owed.clear();
  }
}

/** The same answer, or a failure when the instance breaks before it comes. */
function orBroken(answer) {
  if (!(answer instanceof Promise)) return answer;
  return new Promise((resolve, reject) => {
    owed.add(reject);
    answer.then(resolve, reject).finally(() => owed.delete(reject));
  });
}

addEventListener('error', (event) => noteIfBroken(event.error));

class Entrypoint extends WorkerEntrypoint {
  fetch(request) {
    return exports.fetch.call(this, request, this.env, this.ctx);
  }
}

/** Calls a method of the current instance; a trap fails the call and is noted. */
function guarded(method) {
  return new Proxy(method, {
    apply(target, self, words) {
      startAnewIfBroken();
      try {
        return orBroken(Reflect.apply(target, self, words));
      } catch (error) {
        noteIfBroken(error);
        throw error;
      }
    },
  });
}

const instanceHooks = {
  get(target, name, receiver) {
    if (target.instanceId !== state.instanceId) {
      target.instance = Reflect.construct(target.maker, target.words, target.newTarget);
      target.instanceId = state.instanceId;
    }
    const found = Reflect.get(target.instance, name, receiver);
    return typeof found === 'function' ? guarded(found) : found;
  },
  set: (target, name, value, receiver) => Reflect.set(target.instance, name, value, receiver),
  has: (target, name) => Reflect.has(target.instance, name),
  deleteProperty: (target, name) => Reflect.deleteProperty(target.instance, name),
  getPrototypeOf: (target) => Reflect.getPrototypeOf(target.instance),
  setPrototypeOf: (target, parent) => Reflect.setPrototypeOf(target.instance, parent),
  isExtensible: (target) => Reflect.isExtensible(target.instance),
  preventExtensions: (target) => Reflect.preventExtensions(target.instance),
  getOwnPropertyDescriptor: (target, name) =>
    Reflect.getOwnPropertyDescriptor(target.instance, name),
  defineProperty: (target, name, about) => Reflect.defineProperty(target.instance, name, about),
  ownKeys: (target) => Reflect.ownKeys(target.instance),
};

const classHooks = {
  construct(maker, words, newTarget) {
    try {
      startAnewIfBroken();
      const instance = Reflect.construct(maker, words, newTarget);
      const made = { instance, instanceId: state.instanceId, maker, words, newTarget };
      return new Proxy(made, instanceHooks);
    } catch (error) {
      state.criticalError = true;
      throw error;
    }
  },
};

export default new Proxy(Entrypoint, classHooks);

/* CLASSES */
