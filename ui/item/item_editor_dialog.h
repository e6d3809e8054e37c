#pragma once
// The large editor of one item: tree at the left, JSON at the right, size and price beneath. It edits a draft; what is
// staged is decided by who opened it.

#include "models/edit/command_stack.h"
#include "models/edit/mirror_check.h"
#include "models/items/item_json.h"
#include "models/items/item_tree_model.h"
#include "ui/common/dialog.h"

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;

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

    /// What the write shall demand besides (models/edit/only_if.h); handed to `take` when the change is staged.
    /// Only for stored items.
    void setOnlyIf(const std::optional<QString>& condition, std::function<void(const std::optional<QString>&)> take);
    /// As the form says it: nothing = everything is as it was loaded; "" = no condition.
    std::optional<QString> onlyIf() const;

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
    QWidget* makeWarning();
    void makeOnlyIf();
    void checkOnlyIf();
    void mendMirror();
    void refresh();
    void refreshMirror();
    void complain(const QString& why);
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
    QWidget* m_warning = nullptr; ///< an index key that disagrees with what it repeats
    QLabel* m_warningText = nullptr;
    QList<models::MirrorWarning> m_mirrors;
    QCheckBox* m_demands = nullptr;
    QLineEdit* m_condition = nullptr;
    bool m_conditionGood = true;
    std::function<void(const std::optional<QString>&)> m_takeCondition;
};

} // namespace rf::ui
