// While somebody translates, the paragraph of the source that stands beside the caret's paragraph is marked and in view.
document.addEventListener("selectionchange", () => {
  const list = document.querySelector(".source-paragraphs")
  const node = document.getSelection()?.anchorNode
  const editor = node?.parentElement?.closest(".ProseMirror") ?? (node?.classList?.contains("ProseMirror") ? node : null)
  if (!list || !editor) return
  const number = [...editor.children].findIndex((block) => block.contains(node))
  for (const [at, paragraph] of [...list.children].entries()) {
    const isHere = at === number
    if (isHere && !paragraph.classList.contains("is-here")) paragraph.scrollIntoView({ block: "nearest" })
    paragraph.classList.toggle("is-here", isHere)
  }
})
