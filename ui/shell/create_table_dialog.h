#pragma once

#include "models/session/file_session.h"
#include "models/tables/table_draft.h"
#include "ui/common/dialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace rf::ui {

class Segments;

/// Name and type of a key attribute; an optional one may be empty.
class KeyPartEdit : public QWidget {
    Q_OBJECT
public:
    explicit KeyPartEdit(const QString& accessibleName, const QString& placeholder, QWidget* parent = nullptr);
    std::optional<models::KeyPart> part() const; ///< nothing when the name is empty
    void setPart(const models::KeyPart& part);
    QLineEdit* name() const { return m_name; }

signals:
    void changed();

private:
    QLineEdit* m_name;
    QComboBox* m_type;
};

/// One index of the draft: global or local, name, keys, projection.
class IndexEdit : public QFrame {
    Q_OBJECT
public:
    explicit IndexEdit(int number, QWidget* parent = nullptr);
    models::DraftIndex index() const;
    void setIndex(const models::DraftIndex& index);

signals:
    void changed();
    void removeRequested();

private:
    void sync();
    Segments* m_kind;
    QLineEdit* m_name;
    KeyPartEdit* m_hash;
    KeyPartEdit* m_range;
    QComboBox* m_projection;
    QLineEdit* m_included;
};

/// Designs a table and creates it in a file. Stays open with the engine's words when it is refused.
class CreateTableDialog : public Dialog {
    Q_OBJECT
public:
    CreateTableDialog(models::FileSession* session, const QString& region, QWidget* parent = nullptr);
    models::TableDraft draft() const;
    IndexEdit* addIndex();
    /// Keys, indexes, capacity and protection of another table under a new name; its items too, if wished.
    void cloneOf(const models::TableInfo& table);
    bool copiesItems() const;
    QCheckBox* copyItemsBox() const { return m_copy; }
    QLineEdit* nameEdit() const { return m_name; }
    Button* createButton() const { return m_create; }

    void accept() override;

signals:
    void created(const QString& region, const QString& name);

private:
    void check();
    void refused(const models::Failure& failure);

    QPointer<models::FileSession> m_session;
    QLineEdit* m_name;
    QLineEdit* m_region;
    KeyPartEdit* m_hash;
    KeyPartEdit* m_range;
    Segments* m_billing;
    QSpinBox* m_read;
    QSpinBox* m_write;
    QWidget* m_units;
    QCheckBox* m_protect;
    QCheckBox* m_copy;
    QVBoxLayout* m_indexes;
    QLabel* m_problem;
    Button* m_create;
    int m_made = 0;
};

} // namespace rf::ui
