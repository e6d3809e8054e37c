#pragma once
// The panel at the right: the current item as a tree or as JSON, its size and price.

#include "models/session/items_tab.h"

#include <QFrame>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace rf::ui {

class EmptyState;
class ItemTreeView;
class JsonEditor;
class PanelHeader;
class Segments;
class SizePanel;
class Tag;
class ValueView;

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

    /// A preview of the value beneath the item; it follows previewValueAt() and what is chosen in the tree until it is closed.
    void showPreview(const models::ValuePath& path);
    void hidePreview();
    bool isPreviewShown() const;
    /// Another value is meant; nothing while no preview is shown.
    void previewValueAt(const models::ValuePath& path);
    ValueView* preview() const { return m_preview; }

signals:
    void refused(const QString& why);
    void editRequested(); ///< in the large editor
    void copyRequested();
    void sizesRequested(); ///< the size in detail
    void previewToggled();

private:
    void refresh();
    void showSide(int side);
    QWidget* makePreview();
    void refreshPreview();

    models::ItemsTab* m_tab;
    PanelHeader* m_header;
    Tag* m_edits;
    Segments* m_sides;
    QStackedWidget* m_stack;
    ItemTreeView* m_tree;
    JsonEditor* m_json;
    EmptyState* m_empty;
    SizePanel* m_size;
    QSplitter* m_split;
    QWidget* m_previewPart = nullptr;
    PanelHeader* m_previewHead = nullptr;
    ValueView* m_preview = nullptr;
    QLabel* m_previewNone = nullptr; ///< the attribute is absent
    models::ValuePath m_previewPath;
    QList<QWidget*> m_withItem; ///< hidden while there is none
};

/// What an item is called: its entity and what its sort key (else its partition key) says beyond it: "Order 90881".
QString itemTitle(const models::TableInfo& table, const models::Value& item);

} // namespace rf::ui
