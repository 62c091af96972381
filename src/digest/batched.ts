/**
 * Collects what is asked for in one turn of the event loop and answers it with one piece of work: ten messages under way share one
 * commit instead of making ten.
 */
export function batched<In, Out>(work: (batch: readonly In[]) => Promise<readonly Out[]>): (one: In) => Promise<Out> {
  type Asked = { readonly one: In; readonly resolve: (out: Out) => void; readonly reject: (error: unknown) => void };
  let waiting: Asked[] = [];

  const run = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      const answers = await work(batch.map(({ one }) => one));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error("A batch answered fewer than it was asked."));
        else resolve(answer);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (waiting.length === 1) setImmediate(() => void run());
    });
}
