#pragma once
// The large editor of one item: tree at the left, JSON at the right, size and price beneath. It edits a draft; what is
// staged is decided by who opened it.

#include "models/edit/command_stack.h"
#include "models/items/item_json.h"
#include "models/items/item_tree_model.h"
#include "ui/common/dialog.h"

#include <functional>

class QLabel;

namespace rf::ui {

class ItemTreeView;
class JsonEditor;
class SearchField;
class SizePanel;
class Tag;

class ItemEditorDialog : public Dialog {
    Q_OBJECT
public:
    /// Stages the draft; false with a reason keeps the dialog open.
    using Stage = std::function<bool(const models::Value& item, QString* why)>;

    /// `original` nothing: a new item, whose key can be edited.
    ItemEditorDialog(const models::TableInfo& table, const models::Value& item,
                     const std::optional<models::Value>& original, Stage stage, QWidget* parent = nullptr);

    ItemTreeView* tree() const { return m_tree; }
    JsonEditor* json() const { return m_json; }
    const models::Value& draft() const { return m_draft; }

    void accept() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeTreeSide();
    QWidget* makeJsonSide();
    void take(const models::Value& item, const QString& what);
    void put(const models::Value& item);
    void refresh();
    void find(const QString& text);

    models::TableInfo m_table;
    models::Value m_draft;
    std::optional<models::Value> m_original;
    Stage m_stage;
    models::ItemTreeModel m_treeModel;
    models::ItemJson m_jsonModel;
    models::CommandStack m_stack;
    ItemTreeView* m_tree = nullptr;
    JsonEditor* m_json = nullptr;
    SearchField* m_find = nullptr;
    SizePanel* m_size = nullptr;
    Button* m_undo = nullptr;
    Button* m_accept = nullptr;
    Tag* m_changed = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace rf::ui
