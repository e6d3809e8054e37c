#pragma once
// Commands that compare items: two selected rows, or one with the item that was remembered or lies on the clipboard.

#include "ui/common/commands.h"
#include "ui/item/compare_dialog.h"

class QMenu;

namespace rf::ui {

class ItemsPage;

/// The item that was remembered to be compared: one for all pages of a window.
class CompareShelf : public QObject {
    Q_OBJECT
public:
    /// That of the registry, made at need.
    static CompareShelf* of(CommandRegistry* commands);
    std::optional<CompareSide> side;

private:
    using QObject::QObject;
};

class CompareCommands : public QObject {
    Q_OBJECT
public:
    /// Belongs to `parent`, which goes before the page.
    CompareCommands(ItemsPage* page, CommandRegistry* commands, QObject* parent);

public slots:
    void compare();
    void remember();

private:
    void offer(const CompareSide& right);
    void open(const CompareSide& left, const CompareSide& right);
    std::optional<CompareSide> ofClipboard() const;

    ItemsPage* m_page;
    CompareShelf* m_shelf;
};

} // namespace rf::ui
