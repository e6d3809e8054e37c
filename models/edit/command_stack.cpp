#include "models/edit/command_stack.h"

namespace rf::models {

void CommandStack::push(Command command) {
    m_commands.resize(m_next);
    m_commands.push_back(std::move(command));
    ++m_next;
    // A copy: what the command sets off may push or clear.
    const auto redo = m_commands.back().redo;
    redo();
    emit changed();
}

void CommandStack::clear() {
    if (m_commands.empty()) return;
    m_commands.clear();
    m_next = 0;
    emit changed();
}

QString CommandStack::undoText() const {
    return canUndo() ? m_commands[m_next - 1].text : QString();
}
QString CommandStack::redoText() const {
    return canRedo() ? m_commands[m_next].text : QString();
}

void CommandStack::undo() {
    if (!canUndo()) return;
    const auto undo = m_commands[--m_next].undo;
    undo();
    emit changed();
}

void CommandStack::redo() {
    if (!canRedo()) return;
    const auto redo = m_commands[m_next++].redo;
    redo();
    emit changed();
}

} // namespace rf::models

#include "moc_command_stack.cpp"
