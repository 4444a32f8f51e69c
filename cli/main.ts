/** Runs the command line `container-clouds ARGS...`. */
export async function main(_args: string[]): Promise<void> {}
