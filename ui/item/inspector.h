#pragma once
// The panel at the right: the current item as a tree or as JSON, its size and price.

#include "models/session/items_tab.h"

#include <QFrame>

class QStackedWidget;

namespace rf::ui {

class EmptyState;
class ItemTreeView;
class JsonEditor;
class PanelHeader;
class Segments;
class SizePanel;
class Tag;

class Inspector : public QFrame {
    Q_OBJECT
public:
    explicit Inspector(models::ItemsTab* tab, QWidget* parent = nullptr);

    ItemTreeView* tree() const { return m_tree; }
    JsonEditor* json() const { return m_json; }
    Segments* sides() const { return m_sides; }
    /// The keyboard is in the tree (not in an editor inside it).
    bool treeHasFocus() const;
    /// Shows the attribute in the tree with the keyboard there.
    void inspect(const QString& attribute);
    void focusContent();

signals:
    void refused(const QString& why);
    void editRequested(); ///< in the large editor
    void copyRequested();
    void sizesRequested(); ///< the size in detail

private:
    void refresh();
    void showSide(int side);

    models::ItemsTab* m_tab;
    PanelHeader* m_header;
    Tag* m_edits;
    Segments* m_sides;
    QStackedWidget* m_stack;
    ItemTreeView* m_tree;
    JsonEditor* m_json;
    EmptyState* m_empty;
    SizePanel* m_size;
    QList<QWidget*> m_withItem; ///< hidden while there is none
};

/// What an item is called: its entity and what its sort key (else its partition key) says beyond it: "Order 90881".
QString itemTitle(const models::TableInfo& table, const models::Value& item);

} // namespace rf::ui
