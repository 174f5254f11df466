import { readFileSync } from 'node:fs';
import { env, InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-web';

/** Numbers in the order of `dims`, the last dimension running fastest. */
export interface Tensor {
  data: Float32Array;
  dims: readonly number[];
}

/** A trained network with one input and one output. */
export interface Network {
  run(input: Tensor): Promise<Tensor>;
}

/** Loads a network from an ONNX file; it computes in this thread, in WebAssembly. */
export async function loadNetwork(modelPath: string): Promise<Network> {
  env.wasm.numThreads = 1;
  // Its own memory for each run would be kept at the size of the largest picture ever seen.
  const session = await InferenceSession.create(readFileSync(modelPath), {
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    async run({ data, dims }) {
      const { [output]: result } = await session.run({ [input]: new OnnxTensor('float32', data, dims) });
      if (!(result?.data instanceof Float32Array)) {
        throw new Error(`${modelPath} gave no tensor of 32-bit numbers named ${output}`);
      }
      return { data: result.data, dims: result.dims };
    },
  };
}
