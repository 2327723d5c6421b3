// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

// One file that opens from a disk: no request, no path.
export default defineConfig({
  base: "./",
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  worker: { format: "iife" },
  build: { target: "es2022", chunkSizeWarningLimit: 4000, reportCompressedSize: false },
});
