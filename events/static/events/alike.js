// The field of a merge proposes likely events, looked for when somebody comes to it.
document.addEventListener("focusin", async (event) => {
  const field = event.target
  if (!field.matches?.("input[data-alike]") || field.list) return
  const list = document.createElement("datalist")
  list.id = `${field.id}-list`
  field.after(list)
  field.setAttribute("list", list.id)
  try {
    const answer = await fetch(`${field.dataset.alike}?as=json`)
    if (!answer.ok) return
    for (const [ref, words] of (await answer.json()).likely) list.append(new Option(words, ref))
  } catch {
    // without a network any reference can still be typed
  }
})
