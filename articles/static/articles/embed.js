// The embed node of the body editor: a card for an event, a clip, a picture or an article, kept as
// <figure data-embed="kind:ref">. Cards and the dialog are the desk's own (desk/embeds.js).
/* global EmbedPicker */
import { Node } from "django-prose-editor/editor"

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
    const label = textarea && document.querySelector(`label[for="${textarea.id}"]`)
    if (label) this.editor.view.dom.setAttribute("aria-label", label.textContent.replace(/:\s*$/, ""))
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
      const name = document.createElement("small")
      name.textContent = node.attrs.ref
      dom.append(name)
      EmbedPicker.card(node.attrs.ref).then(
        (card) => {
          if (!card) return
          dom.dataset.sight = card.sight
          dom.replaceChildren(...EmbedPicker.draw(card))
        },
        () => {}, // no network: the name of the item stays
      )
      return { dom }
    }
  },

  addCommands() {
    return {
      pickEmbed:
        () =>
        ({ editor }) => {
          EmbedPicker.pick((card) => {
            // A paragraph follows, or the card would stay selected and the next paste would replace it.
            const content = [{ type: "embed", attrs: { ref: card.embed } }, { type: "paragraph" }]
            const { $from } = editor.state.selection
            const chain = editor.chain().focus()
            // A card in a cell of a table would be too narrow to read: it goes behind the table.
            if ($from.depth > 1 && $from.node(1).type.name === "table") chain.insertContentAt($from.after(1), content).run()
            else chain.insertContent(content).run()
          })
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    return { "Mod-Shift-e": () => this.editor.commands.pickEmbed() }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "embed",
      groups: "nodes",
      button: buttons.text(EmbedPicker.template()?.dataset.button ?? "Embed", "Ctrl+Shift+E"),
      command: (editor) => editor.commands.pickEmbed(),
      active: (editor) => editor.isActive("embed"),
    })
  },
})
