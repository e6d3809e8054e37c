#pragma once
// "Copy as": the selected items as data or as calls that put them, and the query as a call.

#include "models/transfer/paste.h"

#include <QMenu>

namespace rf::ui {

class CopyMenu : public QMenu {
    Q_OBJECT
public:
    using Items = std::function<QList<models::Value>()>;
    using Names = std::function<QStringList()>;
    /// `items`: those selected; `columns`: attributes as the grid shows them. Neither is asked before something is chosen.
    CopyMenu(models::ItemsTab* tab, Items items, Names columns, QWidget* parent = nullptr);
    /// Where calls go, asked for with every copy. Without: the service itself.
    void setEndpoint(std::function<QString()> endpoint) { m_endpoint = std::move(endpoint); }

signals:
    void copied(const QString& what); ///< "3 items copied as CSV"

private:
    void build();

    models::ItemsTab* m_tab;
    Items m_items;
    Names m_columns;
    std::function<QString()> m_endpoint;
};

/// What the clipboard's text says as items of the tab's table; nothing when there is no text.
models::Pasted readClipboard(models::ItemsTab* tab, const QStringList& columns);
/// Stages the clipboard's rows in the tab; asks for a mapping when they do not tell their columns. `say` gets a sentence.
void pasteRows(models::ItemsTab* tab, const QStringList& columns, QWidget* window, std::function<void(const QString&)> say);

} // namespace rf::ui
