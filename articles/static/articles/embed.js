// The embed node of the body editor: a card for an event, a clip or an article, kept as <figure data-embed="kind:ref">.
// The dialog and its words come from the desk's page (#embed-picker), the cards from the JSON it names.
import { Node } from "django-prose-editor/editor"

const template = () => document.querySelector("#embed-picker")

async function ask(query) {
  const answer = await fetch(`${template().dataset.address}?${new URLSearchParams(query)}`, { credentials: "same-origin" })
  return answer.ok ? (await answer.json()).cards : []
}

function line(name, text) {
  const element = document.createElement(name)
  const bdi = document.createElement("bdi")
  bdi.textContent = text
  element.append(bdi)
  return element
}

function draw(card) {
  return [line("strong", card.title), line("small", `${card.kind} · ${card.state}`)]
}

function pick(insert) {
  const dialog = template().content.querySelector("dialog").cloneNode(true)
  const [search, list, nothing] = ["input", "ul", ".nothing"].map((one) => dialog.querySelector(one))
  let latest = 0
  const show = async () => {
    const turn = ++latest
    const cards = await ask({ q: search.value })
    if (turn !== latest) return // an older answer that came late
    nothing.hidden = cards.length > 0
    list.replaceChildren(
      ...cards.map((card) => {
        const button = document.createElement("button")
        button.type = "button"
        button.append(...draw(card))
        button.addEventListener("click", () => {
          dialog.close()
          insert(card)
        })
        const item = document.createElement("li")
        item.append(button)
        return item
      }),
    )
  }
  let pause
  search.addEventListener("input", () => {
    clearTimeout(pause)
    pause = setTimeout(show, 200)
  })
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault()
  })
  dialog.querySelector("[value=close]").addEventListener("click", () => dialog.close())
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  search.focus()
  show()
}

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,

  onBeforeCreate() {
    // Tiptap's own style element has to carry the nonce of the page, or the policy keeps it out.
    this.editor.options.injectNonce = document.querySelector("script[nonce]")?.nonce
  },

  onCreate() {
    const textarea = this.editor.view.dom.closest(".prose-editor")?.querySelector("textarea")
    if (textarea?.dir) this.editor.view.dom.dir = textarea.dir
  },

  addAttributes() {
    return { ref: { parseHTML: (figure) => figure.dataset.embed, renderHTML: ({ ref }) => ({ "data-embed": ref }) } }
  },

  parseHTML: () => [{ tag: "figure[data-embed]" }],

  // The name of the item stands inside: a body that is one empty element would be taken for an empty body and lost.
  renderHTML: ({ node, HTMLAttributes }) => ["figure", HTMLAttributes, node.attrs.ref],

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure")
      dom.className = "embed-card"
      dom.dataset.embed = node.attrs.ref
      dom.append(line("small", node.attrs.ref))
      ask({ embed: node.attrs.ref }).then(([card]) =>
        dom.replaceChildren(...(card ? draw(card) : [line("strong", template().dataset.gone), line("small", node.attrs.ref)])),
      )
      return { dom }
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "embed",
      groups: "nodes",
      button: buttons.text(template()?.dataset.button ?? "Embed"),
      command(editor) {
        // A paragraph follows, or the card would stay selected and the next paste would replace it.
        pick((card) =>
          editor
            .chain()
            .focus()
            .insertContent([{ type: "embed", attrs: { ref: card.embed } }, { type: "paragraph" }])
            .run(),
        )
      },
      active: (editor) => editor.isActive("embed"),
    })
  },
})
