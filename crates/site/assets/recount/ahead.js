// How is a list of files read fast, and still in order?
//
// Some are asked for ahead while the first is still worked on, so that a phone waits
// for the line and not for each answer in turn; never more than `width` at once, and
// none once whoever reads has stopped. The list may be a generator without a
// thinkable end: a checkpoint may state any size.

// Yields {item, result} in the order of `items`, where result is `await load(item)`.
export async function* inOrder(items, load, width) {
  const iterator = items[Symbol.iterator]();
  const waiting = [];
  const ask = () => {
    const { value: item, done } = iterator.next();
    if (done) return;
    const result = Promise.resolve(load(item));
    // A failure is told when its turn comes; until then it is nobody's surprise.
    result.catch(() => {});
    waiting.push({ item, result });
  };
  for (let i = 0; i < width; i++) ask();
  while (waiting.length > 0) {
    const { item, result } = waiting.shift();
    const loaded = await result;
    ask();
    yield { item, result: loaded };
  }
}
